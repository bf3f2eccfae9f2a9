import Foundation
import SpecCore

/// A running worker, seen from the program: its process, the channel to it, the memory shared with it.
///
/// Confined to the thread that uses the backend.
final class WorkerProcess {
  /// How often a wait looks whether it was cancelled, in seconds.
  private static let pollInterval = 0.02

  let memory: SharedMemory
  private let launch: WorkerLaunch
  private let process = Process()
  private let channel: FrameChannel
  private let lastWords: Pipe
  private var lastNumber: UInt32 = 0
  private var hasEnded = false
  /// Whether the model has been loaded, for the right sentence when the worker is lost.
  var isLoading = true

  /// Starts the process.
  init(_ launch: WorkerLaunch) throws(WorkerError) {
    guard let memory = SharedMemory.make(), let (ours, theirs) = FrameChannel.socketPair() else {
      throw launch.cannotStart
    }
    self.launch = launch
    self.memory = memory
    channel = FrameChannel(descriptor: ours)
    lastWords = Pipe()
    // Writing there must never make a worker wait.
    let output = lastWords.fileHandleForWriting.fileDescriptor
    _ = fcntl(output, F_SETFL, fcntl(output, F_GETFL) | O_NONBLOCK)
    process.executableURL = URL(fileURLWithPath: launch.executable)
    process.arguments = launch.arguments
    // The engine would otherwise start a debugger on itself when it aborts, and Swift another.
    process.environment = ProcessInfo.processInfo.environment.merging([
      "GGML_NO_BACKTRACE": "1", "SWIFT_BACKTRACE": "enable=no",
    ]) { $1 }
    process.standardInput = FileHandle(fileDescriptor: theirs, closeOnDealloc: true)
    process.standardOutput = FileHandle(fileDescriptor: memory.descriptor, closeOnDealloc: false)
    process.standardError = lastWords
    do {
      try process.run()
    } catch {
      hasEnded = true
      throw launch.cannotStart
    }
    // Only the worker's own copy may keep the channel open.
    process.standardInput = nil
  }

  deinit { end() }

  /// Sends a request.
  ///
  /// - Returns: its number, for `answer`.
  func post(_ kind: WorkerFrame.Kind, _ values: [Int32] = [], text: String = "") throws(WorkerError) -> UInt32
  {
    lastNumber &+= 1
    do {
      try channel.send(WorkerFrame(kind: kind, number: lastNumber, values: values, text: text))
    } catch {
      throw lost()
    }
    return lastNumber
  }

  /// Waits for the answer to a request; answers to older ones are dropped.
  ///
  /// - Parameters:
  ///   - patience: seconds to wait for the answer after a cancellation, or nil to end the worker at once.
  ///   - onProgress: told of each step of loading, from when on the time limit counts anew.
  /// - Throws: `.cancelled`, or why the worker is of no use any more; it has then been ended.
  func answer(
    to number: UInt32, _ cancellation: CancellationFlag, patience: Double? = nil,
    onProgress: (Double) -> Void = { _ in }
  ) throws(WorkerError) -> WorkerFrame {
    var deadline = Self.now + launch.timeLimit
    var cancelledAt: Double?
    while true {
      if channel.isReadable(within: Self.pollInterval) {
        guard let frame = try? channel.receive() else { throw lost() }
        if frame.number != number { continue }
        if frame.kind != .progress { return frame }
        onProgress(Double(frame.values.first ?? 0) / 1000)
        deadline = Self.now + launch.timeLimit
      } else if Self.now > deadline {
        end()
        throw launch.silent
      }
      guard cancellation.isSet else { continue }
      guard let patience else {
        end()
        throw .cancelled
      }
      if cancelledAt == nil {
        cancelledAt = Self.now
        try? channel.send(WorkerFrame(kind: .cancel, number: number))
      } else if let cancelledAt, Self.now > cancelledAt + patience {
        throw .cancelled
      }
    }
  }

  /// Ends the process, whatever it does, and waits until it is gone.
  func end() {
    guard !hasEnded else { return }
    hasEnded = true
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  private func lost() -> WorkerError {
    end()
    return launch.lost(words, whileLoading: isLoading)
  }

  /// The last lines that the worker wrote to standard error, without places in source files.
  private var words: String {
    let descriptor = lastWords.fileHandleForReading.fileDescriptor
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = max(read(descriptor, &bytes, bytes.count), 0)
    let lines = String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n").suffix(2)
    return lines.map { line in
      let isSource = line.hasPrefix("/") && line.contains(".cpp:")
      guard isSource, let colon = line.range(of: ": ") else { return String(line) }
      return String(line[colon.upperBound...])
    }.joined(separator: "; ")
  }

  private static var now: Double { ProcessInfo.processInfo.systemUptime }
}

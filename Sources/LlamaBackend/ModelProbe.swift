import Foundation
public import SpecCore
import Synchronization

/// Tries a model in a process of its own, because the engine can abort on a malformed file.
///
/// Files that passed are remembered by path, size and time, so that the next start costs nothing.
public enum ModelProbe {
  /// The hidden subcommand that the program must answer by `runInChild`.
  public static let subcommand = "__probe-model"
  /// Exit code of a child that found the files unusable and said why on standard error.
  static let refusedCode: Int32 = 3

  /// Checks the files' headers here, then loads them and makes one forward in a child process: the model alone,
  /// then with its adapters, so that it is plain which is at fault.
  ///
  /// Blocks for as long as loading takes: call it off Swift's cooperative pool.
  ///
  /// - Parameters:
  ///   - executable: the path of this program.
  ///   - timeout: seconds; nil allows for the files' size.
  /// - Throws: what is wrong, as one plain sentence.
  public static func check(
    path: String, adapters: [LoraAdapter] = [], executable: String, timeout: Double? = nil,
    cancellation: CancellationFlag = CancellationFlag(), memory: ProbedFiles = .standard
  ) throws(ModelLoadError) {
    _ = try GGUFHeader.read(path)
    for adapter in adapters { _ = try AdapterHeader.read(adapter.path) }
    let trials: [[LoraAdapter]] = adapters.isEmpty ? [[]] : [[], adapters]
    for adapters in trials {
      let files = ProbedFiles.fingerprint(path, adapters: adapters)
      if let files, memory.contains(files) { continue }
      let child = ProbeChild(path: path, adapters: adapters, executable: executable)
      let limit = timeout ?? 60 + Double(files?.size ?? 0) / 50_000_000
      try child.run(timeout: limit, cancellation: cancellation)
      if let files { memory.add(files) }
    }
  }

  /// What the child does: load the files, make one forward, exit with 0 or say why not.
  ///
  /// - Parameter adapters: each as `FILE:SCALE`.
  public static func runInChild(path: String, adapters: [String] = []) -> Never {
    CoreDumps.disable()
    let adapters = adapters.compactMap(LoraAdapter.init)
    limitMemory(files: [path] + adapters.map(\.path))
    do {
      let model = try LlamaModel(path: path, gpuLayers: 0)
      var options = ContextOptions(contextLength: 64, sequenceLimit: 2, branchCells: 0, threads: 1)
      options.adapters = adapters
      // Making a context makes a forward.
      _ = try LlamaBackend(model, options)
      exit(0)
    } catch {
      FileHandle.standardError.write(Data(error.sentence.utf8))
      exit(refusedCode)
    }
  }
}

extension ModelProbe {
  /// Bytes beyond the files' own: the engine, its buffers and one small context.
  private static let memoryBesidesModel: UInt64 = 2 << 30

  /// Keeps a file that asks for more memory than its size explains from taking the machine's.
  ///
  /// The limit is on private memory rather than on addresses, since drivers of graphics cards reserve far
  /// more addresses than they use. Weights may be there twice: mapped, and rearranged for the processor.
  static func limitMemory(files: [String]) {
    let bytes = files.reduce(memoryBesidesModel) { $0 + 2 * ModelParts.byteCount(ofModelAt: $1) }
    var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
    #if canImport(Glibc)
      setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)
    #else
      setrlimit(RLIMIT_DATA, &limit)
    #endif
  }
}

/// The child process of a probe.
private struct ProbeChild {
  private static let pollInterval = 0.005

  let path: String
  let adapters: [LoraAdapter]
  let executable: String

  /// What is tried, for sentences.
  private var subject: String {
    guard !adapters.isEmpty else { return path }
    let names = adapters.map(\.path).joined(separator: " and ")
    return "\(path) with the LoRA adapter\(adapters.count > 1 ? "s" : "") \(names)"
  }

  func run(timeout: Double, cancellation: CancellationFlag) throws(ModelLoadError) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = [ModelProbe.subcommand, path] + adapters.map(\.text)
    // The engine would otherwise start a debugger on itself when it aborts.
    process.environment = ProcessInfo.processInfo.environment.merging(["GGML_NO_BACKTRACE": "1"]) { $1 }
    let message = ChildMessage()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = message.pipe
    do {
      try process.run()
    } catch {
      throw ModelLoadError(
        .engineFailed,
        "\(subject) could not be tried: \(executable) does not start; install the program again.")
    }
    try wait(for: process, until: Date(timeIntervalSinceNow: timeout), cancellation)
    try judge(process, message.text)
  }

  private func wait(
    for process: Process, until deadline: Date, _ cancellation: CancellationFlag
  ) throws(ModelLoadError) {
    while process.isRunning {
      if cancellation.isSet {
        kill(process.processIdentifier, SIGKILL)
        throw .cancelled(path)
      }
      if Date() > deadline {
        kill(process.processIdentifier, SIGKILL)
        throw ModelLoadError(
          .engineFailed, "Loading \(subject) took too long and was given up; try a smaller or another file.")
      }
      Thread.sleep(forTimeInterval: Self.pollInterval)
    }
  }

  private func judge(_ process: Process, _ message: String) throws(ModelLoadError) {
    switch (process.terminationReason, process.terminationStatus) {
    case (.exit, 0): return
    case (.exit, ModelProbe.refusedCode) where !message.isEmpty:
      throw ModelLoadError(.engineFailed, message)
    case (.uncaughtSignal, SIGKILL):
      throw ModelLoadError(
        .engineFailed, "Loading \(subject) was killed, probably for want of memory; try a smaller file.")
    default:
      throw ModelLoadError(
        .damaged, "Loading \(subject) crashes the engine, so it is left alone; fetch or convert it again.")
    }
  }
}

/// What a child writes to standard error, of which only the start is kept.
private final class ChildMessage: Sendable {
  private static let limit = 4096

  let pipe = Pipe()
  private let data = Mutex(Data())

  init() {
    pipe.fileHandleForReading.readabilityHandler = { [weak self] handle in
      let piece = handle.availableData
      if piece.isEmpty { handle.readabilityHandler = nil }
      self?.data.withLock { if $0.count < Self.limit { $0.append(piece) } }
    }
  }

  /// All that has been written; the child has ended.
  var text: String {
    pipe.fileHandleForReading.readabilityHandler = nil
    let rest = (try? pipe.fileHandleForReading.readToEnd()) ?? nil
    return data.withLock { String(decoding: ($0 + (rest ?? Data())).prefix(Self.limit), as: UTF8.self) }
  }
}

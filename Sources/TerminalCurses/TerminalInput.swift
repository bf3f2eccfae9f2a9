import CTerminalGuard
import Dispatch
import TerminalCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keys and signals as one stream of events. Waits on a dispatch queue of its own; blocks no thread.
///
/// Unchecked: everything mutable is touched on `queue` only.
public final class TerminalInput: @unchecked Sendable {
  /// Ends when the terminal is stopped. One consumer.
  public let events: AsyncStream<TerminalEvent>

  /// How long a bare ESC waits for the rest of a sequence (it also stands for Alt), and any other start of
  /// one; how long an unfinished paste may pause; how long the program may take to leave.
  private static let escapeDelay = DispatchTimeInterval.milliseconds(25)
  private static let sequenceDelay = DispatchTimeInterval.milliseconds(200)
  private static let pasteDelay = DispatchTimeInterval.seconds(10)

  private let queue = DispatchQueue(label: "terminal input", qos: .userInteractive)
  private let continuation: AsyncStream<TerminalEvent>.Continuation
  private let descriptor: Int32
  private let keySource: any DispatchSourceRead
  private let signalSource: any DispatchSourceRead
  private let signals: Int32
  private let leaveDelay: DispatchTimeInterval
  private let watching = DispatchGroup()
  private var decoder = KeyDecoder()
  private var pause: DispatchWorkItem?
  private var deadline: DispatchWorkItem?
  private var isCancelled = false

  /// Reads keys from one descriptor (a terminal in raw mode), numbers of signals from another. A program that was
  /// asked to quit and still runs after `leaveDelay` is ended by the signal.
  init(descriptor: Int32, signals: Int32, leaveDelay: DispatchTimeInterval = .seconds(2)) {
    (events, continuation) = AsyncStream.makeStream()
    self.descriptor = descriptor
    self.signals = signals
    self.leaveDelay = leaveDelay
    keySource = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    signalSource = DispatchSource.makeReadSource(fileDescriptor: signals, queue: queue)
    keySource.setEventHandler { [weak self] in self?.readKeys() }
    signalSource.setEventHandler { [weak self] in self?.readSignals() }
    for source in [keySource, signalSource] {
      watching.enter()
      source.setCancelHandler { [watching] in watching.leave() }
      source.activate()
    }
  }

  /// Leaves the keys to somebody else; none is being read when it returns.
  func holdKeys() { queue.sync { keySource.suspend() } }

  func takeKeys() { keySource.resume() }

  /// Ends the stream and lets go of both descriptors before it returns.
  func cancel() {
    queue.sync {
      guard !isCancelled else { return }
      isCancelled = true
      keySource.cancel()
      signalSource.cancel()
      pause?.cancel()
      deadline?.cancel()
      continuation.finish()
    }
    // Nothing may watch the descriptors when they are closed.
    watching.wait()
  }

  private func readKeys() {
    guard !isCancelled else { return }
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(descriptor, &bytes, bytes.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return }
    guard count > 0 else {
      keySource.cancel()
      continuation.yield(.inputClosed)
      return
    }
    pause?.cancel()
    send(decoder.decode(bytes[..<count]))
    awaitRest()
  }

  /// Has what is held back sent when nothing more comes.
  private func awaitRest() {
    guard decoder.awaitsMore || decoder.isPasting else { return }
    let delay =
      decoder.isPasting ? Self.pasteDelay : decoder.holdsBareEscape ? Self.escapeDelay : Self.sequenceDelay
    let work = DispatchWorkItem { [weak self] in
      guard let self else { return }
      send(decoder.isPasting ? decoder.endPaste() : decoder.flush())
    }
    pause = work
    queue.asyncAfter(deadline: .now() + delay, execute: work)
  }

  private func send(_ keys: [KeyEvent]) {
    if !keys.isEmpty { continuation.yield(.keys(keys)) }
  }

  private func readSignals() {
    guard !isCancelled else { return }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(signals, &bytes, bytes.count)
    for number in bytes.prefix(max(0, count)) { handle(signal: Int32(number)) }
  }

  private func handle(signal number: Int32) {
    switch number {
    case SIGWINCH: continuation.yield(.resized)
    case SIGCONT: continuation.yield(.continued)
    case SIGTSTP: continuation.yield(.suspendRequested)
    default: requestQuit(signal: number)
    }
  }

  /// The program is asked once; a second signal, or too long without an end, ends it.
  private func requestQuit(signal number: Int32) {
    if deadline != nil { specbranch_end_by_signal(number) }
    let work = DispatchWorkItem { specbranch_end_by_signal(number) }
    deadline = work
    queue.asyncAfter(deadline: .now() + leaveDelay, execute: work)
    continuation.yield(.quitRequested(signal: number))
  }
}

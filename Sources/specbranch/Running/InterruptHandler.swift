import Foundation
import SpecCore
import Synchronization

/// Turns Ctrl-C and a polite kill into a cancellation; a second one ends the program at once.
final class InterruptHandler {
  private let sources: [any DispatchSourceSignal]
  private let received = SignalBox()

  /// The exit code that tells of the signal, 128 and its number.
  var exitStatus: Int32 { 128 + received.number.withLock { $0 } }

  init(_ cancellation: CancellationFlag) {
    sources = [SIGINT, SIGTERM, SIGHUP].map { [received] number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated))
      source.setEventHandler {
        if cancellation.isSet { _exit(128 + number) }
        received.number.withLock { $0 = number }
        cancellation.set()
      }
      source.resume()
      return source
    }
  }

  private final class SignalBox: Sendable {
    let number = Mutex<Int32>(SIGINT)
  }
}

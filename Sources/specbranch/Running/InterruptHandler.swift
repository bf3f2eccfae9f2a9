import Foundation
import SpecCore

/// Turns Ctrl-C and a polite kill into a cancellation; a second one ends the program at once.
final class InterruptHandler {
  private let sources: [any DispatchSourceSignal]

  init(_ cancellation: CancellationFlag) {
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated))
      source.setEventHandler {
        if cancellation.isSet { _exit(ExitStatus.interrupted) }
        cancellation.set()
      }
      source.resume()
      return source
    }
  }
}

/// The program's exit codes, beside those of the argument parser.
enum ExitStatus {
  static let interrupted: Int32 = 130
}

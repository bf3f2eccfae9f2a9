import SpecCore
import Synchronization

/// A reply's text as far as it has come: written by a lane's thread, read by whoever keeps it.
final class ReplyText: Sendable {
  private let text: Mutex<String>

  init(startingWith text: String = "") { self.text = Mutex(text) }

  var soFar: String { text.withLock { $0 } }

  func take(_ event: DecodingEvent) {
    guard let more = event.newText, !more.isEmpty else { return }
    text.withLock { $0 += more }
  }
}

import ChatUI
import SpecCore
import Synchronization
import TerminalCurses

/// Everything that has happened and that the screen has not seen yet.
///
/// Whoever posts never waits; the screen takes all of it at once, so a fast run costs few draws.
final class ChatInbox: Sendable {
  enum Item: Sendable {
    case chat(ChatInput)
    case terminal(TerminalEvent)
  }

  private let items = Mutex<[Item]>([])
  private let signal: AsyncStream<Void>.Continuation
  /// Yields after something was posted; several posts may share one.
  let signals: AsyncStream<Void>

  init() {
    (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  func post(_ input: ChatInput) { post(.chat(input)) }

  func post(_ item: Item) {
    items.withLock { $0.append(item) }
    signal.yield()
  }

  /// Wakes the screen without news, for a draw that was put off.
  func wake() { signal.yield() }

  func takeAll() -> [Item] {
    items.withLock { items in
      defer { items = [] }
      return items
    }
  }
}

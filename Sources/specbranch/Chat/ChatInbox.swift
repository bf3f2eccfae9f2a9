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

  private struct State {
    var items: [Item] = []
    /// Whether a frame is coming that will show what decoding says until then.
    var awaitsFrame = false

    /// Events of one turn that follow each other become one input: the screen takes them in at once.
    mutating func append(_ item: Item) {
      if case .chat(.events(let turn, let more)) = item,
        case .chat(.events(turn, let events))? = items.last
      {
        items[items.count - 1] = .chat(.events(turn: turn, events + more))
      } else {
        items.append(item)
      }
    }
  }

  private let state = Mutex(State())
  private let signal: AsyncStream<Void>.Continuation
  /// Yields after something was posted; several posts may share one.
  let signals: AsyncStream<Void>

  init() {
    (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  func post(_ input: ChatInput) { post(.chat(input)) }

  func post(_ item: Item) {
    let wakes = state.withLock { state in
      state.append(item)
      if case .chat(.events) = item { return !state.awaitsFrame }
      return true
    }
    if wakes { signal.yield() }
  }

  /// Lets events wait for `wake()`: the lanes' threads then wake nobody, who would compete with them for a core.
  func awaitFrame() { state.withLock { $0.awaitsFrame = true } }

  /// Wakes the screen for a draw that was put off.
  func wake() {
    state.withLock { $0.awaitsFrame = false }
    signal.yield()
  }

  /// Decoding events that the screen has not seen yet.
  var waitingEvents: Int {
    state.withLock { state in
      state.items.reduce(0) { sum, item in
        if case .chat(.events(_, let events)) = item { sum + events.count } else { sum }
      }
    }
  }

  func takeAll() -> [Item] {
    state.withLock { state in
      defer { state.items = [] }
      return state.items
    }
  }
}

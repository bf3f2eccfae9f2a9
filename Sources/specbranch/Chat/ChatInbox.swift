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
    /// Events of one turn that follow each other, and come after the items: the screen takes them in at once.
    var events: [TimedEvent] = []
    var turn: TurnID?
    /// Whether a frame is coming that will show what decoding says until then.
    var awaitsFrame = false

    mutating func append(_ item: Item) {
      closeEvents()
      items.append(item)
    }

    mutating func append(_ event: TimedEvent, of turn: TurnID) {
      if turn != self.turn { closeEvents() }
      self.turn = turn
      events.append(event)
    }

    mutating func closeEvents() {
      guard let turn else { return }
      items.append(.chat(.events(turn: turn, events)))
      (self.turn, events) = (nil, [])
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
    state.withLock { $0.append(item) }
    signal.yield()
  }

  /// Posts what decoding says, from a lane's thread: an addition to an array, unless nobody is awake to see it.
  func post(_ event: TimedEvent, of turn: TurnID) {
    let wakes = state.withLock { state in
      state.append(event, of: turn)
      // Those that follow until the screen takes them need not wake it, too.
      defer { state.awaitsFrame = true }
      return !state.awaitsFrame
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
      state.items.reduce(state.events.count) { sum, item in
        if case .chat(.events(_, let events)) = item { sum + events.count } else { sum }
      }
    }
  }

  /// What was posted since the last time; from now on events wake the screen again.
  func takeAll() -> [Item] {
    state.withLock { state in
      state.closeEvents()
      state.awaitsFrame = false
      defer { state.items = [] }
      return state.items
    }
  }
}

import ChatUI
import SpecCore
import Synchronization

/// Everything that has happened and that the screen has not seen yet.
///
/// Whoever posts never waits; the screen takes all of it at once, so a fast run costs few draws.
final class ChatInbox: Sendable {
  private let inputs = Mutex<[ChatInput]>([])
  private let signal: AsyncStream<Void>.Continuation
  /// Yields after something was posted; several posts may share one.
  let signals: AsyncStream<Void>

  init() {
    (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  func post(_ input: ChatInput) {
    inputs.withLock { inputs in
      // Events of one turn travel together.
      if case .events(let turn, let new) = input, case .events(turn, let old)? = inputs.last {
        inputs[inputs.count - 1] = .events(turn: turn, old + new)
      } else {
        inputs.append(input)
      }
    }
    signal.yield()
  }

  /// Wakes the screen without news, for a draw that was put off.
  func wake() { signal.yield() }

  func takeAll() -> [ChatInput] {
    inputs.withLock { inputs in
      defer { inputs = [] }
      return inputs
    }
  }
}

import Bench
import ChatUI
import ConversationStore
import Foundation
import SpecEngine
import TerminalCore
import TerminalCurses

/// The chat without a pair: its state, its store and its terminal, and a clock beside them.
///
/// Confined like the terminal; what the chat asks of the store goes the way that it goes in the chat.
final class BenchedScreen {
  /// Milliseconds from a key.
  struct FrameTime {
    var drawn: Double
    var shown: Double
  }

  let keeper: ConversationKeeper
  private let terminal: CursesTerminal
  private let theme: Theme
  private let desk: LibraryDesk
  private let inbox = ChatInbox()
  private let size: Size
  private var state: ChatState
  /// What was found last.
  private(set) var hits = 0

  init(_ location: ConversationLocation, _ terminal: CursesTerminal, _ theme: Theme) {
    keeper = ConversationKeeper(location, instructions: Instructions(system: nil))
    desk = LibraryDesk(keeper: keeper, inbox: inbox)
    self.terminal = terminal
    self.theme = theme
    size = terminal.size
    state = ChatState(ChatState.Start(size: terminal.size))
  }

  func close(isolation: isolated any Actor = #isolation) async throws {
    await desk.close()
    try await keeper.library().close()
  }

  // MARK: What happens

  /// The conversation that was used last is shown, as at the start.
  func openNewest(isolation: isolated any Actor = #isolation) async throws {
    guard let key = try await keeper.latest() else { throw CommandFailure("The file holds no conversation.") }
    _ = ChatProgram.update(&state, .conversationOpened(try await keeper.open(key)))
    show()
  }

  /// Presses a key that asks the store for nothing.
  func press(_ key: KeyEvent) -> FrameTime {
    let start = MonotonicClock.now()
    _ = ChatProgram.update(&state, .key(key))
    let frame = ChatProgram.frame(state, size: size)
    let drawn = MonotonicClock.now()
    terminal.present(frame, theme: theme)
    return FrameTime(drawn: 1e3 * (drawn - start), shown: 1e3 * (MonotonicClock.now() - start))
  }

  /// Presses a key that asks the store for something, and shows what it answers.
  func ask(_ key: KeyEvent, isolation: isolated any Actor = #isolation) async throws {
    var requests = requests(of: .key(key))
    guard !requests.isEmpty else { throw CommandFailure("The screen asked the store for nothing.") }
    show()
    while let request = requests.first {
      requests.removeFirst()
      await desk.perform(request)
      requests += try await answer(to: request)
    }
  }

  /// Takes in what comes until the request is answered, and shows it. The list is told when it changes, too.
  ///
  /// - Returns: what is asked next.
  private func answer(
    to request: LibraryRequest, isolation: isolated any Actor = #isolation
  ) async throws -> [LibraryRequest] {
    for await _ in inbox.signals {
      var (isAnswered, next) = (false, [LibraryRequest]())
      for case .chat(let input) in inbox.takeAll() {
        switch (input, request) {
        case (.library(.unavailable(let sentence)), _): throw CommandFailure(sentence)
        case (.library(.listed), .list): isAnswered = true
        case (.library(.found(let words, let found, _)), .search(let asked, _)) where words == asked:
          (isAnswered, hits) = (true, found.count)
        default: break
        }
        next += requests(of: input)
      }
      show()
      if isAnswered { return next }
    }
    return []
  }

  private func requests(of input: ChatInput) -> [LibraryRequest] {
    ChatProgram.update(&state, input).compactMap {
      if case .library(let request) = $0 { request } else { nil }
    }
  }

  private func show() { terminal.present(ChatProgram.frame(state, size: size), theme: theme) }
}

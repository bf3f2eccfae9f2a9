import SpecCore

/// The pair sums up the oldest turns, before it answers.
extension ChatState {
  mutating func summarising(_ turn: TurnID, messages: Int, _ progress: SummaryProgress) {
    guard run?.turn == turn else { return }
    run?.summary = SummaryUnderWay(messages: messages, progress: progress)
    conversation.updateLastExchange {
      $0.reply.status = .summarising(SummaryUnderWay(messages: messages, progress: progress))
    }
  }

  /// The summary takes the place of what it is of, from this reply on.
  mutating func summarised(_ turn: TurnID, _ summary: TurnSummary) {
    guard run?.turn == turn else { return }
    summaries.append(summary)
    endSummary()
    showSummaryMark()
    guard let mark = summaryMark else { return }
    log.add("The oldest \(Format.count(mark.messages, "message")) were summarised for the pair.", .note)
  }

  mutating func endSummary() {
    guard run?.summary != nil else { return }
    run?.summary = nil
    conversation.updateLastExchange { $0.reply.status = .waiting }
  }

  /// The user did not wait for the summary: nothing is answered.
  mutating func summaryStopped(_ turn: TurnID) {
    guard run?.turn == turn else { return }
    let sentence =
      "The summary was stopped, so nothing was answered; \(keys(.regenerate, "again")) asks again."
    conversation.updateLastExchange {
      $0.reply.status = .finished(.cancelled)
      $0.reply.note(sentence)
    }
    endRun()
  }

  /// Nothing may be left out, and it does not fit.
  mutating func contextIsFull(_ turn: TurnID) {
    turnFailed(
      turn,
      "The context is full, and nothing is left out, as you chose: \(keys(.contextPolicy, "context-full")) "
        + "chooses something else, \(keys(.newConversation, "new-conversation")) starts a new conversation.")
  }

  /// The keys of a command in a sentence, or its name where it has none.
  private func keys(_ command: Command, _ name: String) -> String {
    let keys = keyMap.keys(of: [command], in: .tuning)
    return keys.isEmpty ? "the command \(name)" : "\(keys) in tuning"
  }

  // MARK: The mark

  /// Shows which turns of the path the pair reads a summary of.
  mutating func showSummaryMark() { conversation.markSummary(summaryMark) }

  private var summaryMark: SummaryMark? {
    guard !summaries.isEmpty else { return nil }
    let path = conversation.path.map { (reply: $0.reply.id, length: $0.reply.text.utf8.count) }
    guard let summary = TurnSummary.inUse(summaries, on: path) else { return nil }
    return SummaryMark(
      turns: summary.turns + conversation.turnsLeftOut, text: summary.text, isOpen: showsSummary,
      keys: keyMap.keys(of: [.readSummary], in: .tuning))
  }

  /// Shows the summary below its mark, or hides it.
  mutating func readSummary() {
    guard summaryMark != nil else {
      return show("Nothing of this conversation has been summarised.")
    }
    showsSummary.toggle()
    showSummaryMark()
    guard showsSummary, let entry = conversation.summaryEntry else { return }
    conversation.reveal(entry: entry, at: .divider, height: layout.conversationText.height)
  }
}

/// A summary that the pair is writing.
struct SummaryUnderWay: Equatable, Sendable {
  /// How many messages and replies it is of.
  let messages: Int
  let progress: SummaryProgress

  /// Such as `summarising 12 older messages, 34 tokens`.
  var caption: String {
    let what = "summarising \(messages) older messages"
    switch progress {
    case .reading(let done, let total): return "\(what), reading \(done)/\(total)"
    case .writing(let tokens): return "\(what), \(Format.count(tokens, "token"))"
    }
  }

  var shortCaption: String {
    switch progress {
    case .reading(let done, let total): "summary \(done)/\(total)"
    case .writing(let tokens): "summary \(tokens)"
    }
  }
}

/// Where a summary stands for the turns above.
struct SummaryMark: Equatable, Sendable {
  /// So many of the conversation's oldest turns.
  let turns: Int
  let text: String
  /// Whether the text is shown.
  let isOpen: Bool
  /// What shows and hides it.
  let keys: String

  /// Messages and replies.
  var messages: Int { 2 * turns }

  /// The longest first.
  var captions: [String] {
    let hint = keys.isEmpty ? "" : " (\(keys))"
    return [
      "the pair reads a summary of the \(messages) messages above", "a summary of \(messages) messages",
      "summary",
    ].map { $0 + hint }
  }
}

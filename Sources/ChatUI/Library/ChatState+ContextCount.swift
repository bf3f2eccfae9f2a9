/// How much of the context the path takes that is shown, where no reply has told.
extension ChatState {
  /// Has it counted where that is wanted and somebody can.
  mutating func countContext() -> [ChatEffect] {
    guard contextCount.isWanted, pair != nil, recording == nil, run == nil else { return [] }
    contextCount.begin()
    let turns = conversation.path.map(\.asTurn)
    guard !turns.isEmpty else {
      contextUsed = 0
      return []
    }
    return [
      .countContext(
        number: contextCount.number,
        ShownPath(turns: turns, summary: TurnSummary.inUse(summaries, on: turns)))
    ]
  }

  /// It takes so many tokens, unless something else is shown by now.
  mutating func contextCounted(_ number: Int, tokens: Int) {
    guard number == contextCount.number, run == nil else { return }
    contextUsed = tokens
    warnBeforeContextIsFull()
  }
}

/// What is known of the count of the path that is shown.
struct ContextCount: Equatable, Sendable {
  /// Whether something else is shown than what was counted last.
  private(set) var isWanted = false
  /// Of the count asked for last; others are stale.
  private(set) var number = 0

  /// Something else is shown now.
  mutating func want() { isWanted = true }

  /// It is asked for, or a reply is about to tell by itself.
  mutating func begin() {
    isWanted = false
    number += 1
  }
}

extension Exchange {
  /// As an answer's request has it.
  var asTurn: AnswerRequest.Turn {
    AnswerRequest.Turn(
      message: id, question: message, attachments: attachments, reply: reply.id, replyText: reply.text)
  }
}

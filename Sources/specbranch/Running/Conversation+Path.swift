import ChatUI
import SpecCore

extension Conversation {
  /// The prompt of a reply: what was said on the path to it.
  ///
  /// - Parameter replyTokens: the tokens of replies that this pair has generated.
  init(
    leadingTo answer: AnswerRequest, system: String?, codec: any TextCodec, usesTemplate: Bool,
    replyTokens: [ChatUI.MessageID: [Token]] = [:]
  ) throws(ChatTemplateError) {
    self.init(system: system, summary: answer.summary?.text, codec: codec, usesTemplate: usesTemplate)
    for turn in answer.earlier.dropFirst(answer.summary?.turns ?? 0) {
      try add(turn.past(replyTokens))
    }
    if case .continuation(let text) = answer.kind {
      try add(
        PastTurn(question: answer.prompt, replyText: text, replyTokens: replyTokens[answer.reply]))
      reopenReply()
    } else {
      try ask(answer.prompt)
    }
  }
}

extension Conversation {
  /// What was said on a path, with no question after it.
  ///
  /// - Parameter replyTokens: the tokens of replies that this pair has generated.
  init(
    _ path: ShownPath, system: String?, codec: any TextCodec, usesTemplate: Bool,
    replyTokens: [ChatUI.MessageID: [Token]] = [:]
  ) throws(ChatTemplateError) {
    self.init(system: system, summary: path.summary?.text, codec: codec, usesTemplate: usesTemplate)
    for turn in path.turns.dropFirst(path.summary?.turns ?? 0) { try add(turn.past(replyTokens)) }
  }
}

extension AnswerRequest.Turn {
  /// - Parameter replyTokens: the tokens of replies that this pair has generated.
  func past(_ replyTokens: [ChatUI.MessageID: [Token]]) -> Conversation.PastTurn {
    Conversation.PastTurn(question: prompt, replyText: replyText, replyTokens: replyTokens[reply])
  }
}

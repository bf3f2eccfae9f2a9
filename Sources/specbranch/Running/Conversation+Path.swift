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
    self.init(system: system, codec: codec, usesTemplate: usesTemplate)
    for turn in answer.earlier {
      try add(
        PastTurn(question: turn.prompt, replyText: turn.replyText, replyTokens: replyTokens[turn.reply]))
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

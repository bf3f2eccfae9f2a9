import ChatUI
import ConversationStore
import SpecCore
import SpecEngine

/// A reply under way.
struct Decoding: Sendable {
  let answer: AnswerRequest
  let details: ReplyDetails
  /// Nil where it cannot be kept, at least for now.
  let kept: KeptReply?
  /// What has come of it.
  let text: ReplyText
  let cancellation = CancellationFlag()

  init(answer: AnswerRequest, details: ReplyDetails, kept: KeptReply?) {
    self.answer = answer
    self.details = details
    self.kept = kept
    text = kept?.text ?? ReplyText(startingWith: answer.textSoFar)
  }
}

extension AnswerRequest {
  /// The text that the reply starts with.
  fileprivate var textSoFar: String {
    if case .continuation(let text) = kind { text } else { "" }
  }
}

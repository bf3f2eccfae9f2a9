import ChatUI
import ConversationStore

/// A reply that the screen shows and the file does not have, or not to its end.
struct MissedReply: Sendable {
  let answer: AnswerRequest
  let text: String
  let state: MessageState
  let details: ReplyDetails
}

/// What has to be written as soon as something can be.
enum Unwritten: Sendable {
  case reply(MissedReply)
  /// A message whose reply broke off before it had any text.
  case takingBack(AnswerRequest, keepsUnsent: Bool)
}

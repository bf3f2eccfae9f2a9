public import SpecCore

/// What a reply is asked for: the path through the conversation that leads to it.
public struct AnswerRequest: Equatable, Sendable {
  /// A question and the reply to it, as far back as the conversation goes.
  public struct Turn: Equatable, Sendable {
    public var message: MessageID
    /// As it was typed.
    public var question: String
    public var attachments: [Attachment]
    public var reply: MessageID
    /// As it was produced.
    public var replyText: String

    public init(
      message: MessageID, question: String, attachments: [Attachment] = [], reply: MessageID,
      replyText: String
    ) {
      self.message = message
      self.question = question
      self.attachments = attachments
      self.reply = reply
      self.replyText = replyText
    }

    /// The question as the model is told it, with its files.
    public var prompt: String { Attachment.prompt(question, attachments) }
  }

  public enum Kind: Equatable, Sendable {
    /// The message is new: it has to be kept before anything is decoded.
    case newMessage
    /// Another reply to a message that is kept already.
    case anotherReply
    /// The reply goes on after its text so far.
    case continuation(of: String)
  }

  public var turn: TurnID
  public var kind: Kind
  public var message: MessageID
  /// As it was typed.
  public var question: String
  public var attachments: [Attachment]
  public var reply: MessageID
  /// What was said before the message, oldest first.
  public var earlier: [Turn]
  /// The summary that takes the place of the oldest of them.
  public var summary: TurnSummary.InUse?
  /// What to do where all this is longer than the context.
  public var contextPolicy: ContextPolicy
  /// Whether the user wants to be told before room is made for it, because nobody has told yet.
  public var asksBeforeMakingRoom = false
  /// The conversation on the screen; nil where it has not been kept yet.
  public var conversation: ConversationKey?

  public init(
    turn: TurnID, kind: Kind, message: MessageID, question: String, attachments: [Attachment] = [],
    reply: MessageID, earlier: [Turn], summary: TurnSummary.InUse? = nil,
    contextPolicy: ContextPolicy = .dropOldest, conversation: ConversationKey? = nil
  ) {
    self.turn = turn
    self.kind = kind
    self.message = message
    self.question = question
    self.attachments = attachments
    self.reply = reply
    self.earlier = earlier
    self.summary = summary
    self.contextPolicy = contextPolicy
    self.conversation = conversation
  }

  /// The question as the model is told it, with its files.
  public var prompt: String { Attachment.prompt(question, attachments) }
}

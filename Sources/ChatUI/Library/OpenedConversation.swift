public import SpecCore

/// A conversation as it was kept.
public struct OpenedConversation: Equatable, Sendable {
  public var key: ConversationKey
  public var title: String
  public var isPinned = false
  /// A parent stands before its children; siblings stand in the order in which they came.
  public var messages: [KeptMessage]
  /// What the pair reads instead of the oldest messages, in order of creation.
  public var summaries: [TurnSummary] = []
  /// What had been written and not yet sent.
  public var unsent: String
  /// Whether the program begins with it, unasked: what has been typed meanwhile stays.
  public var isResumed = false
  /// The message to bring into view; nil shows the end.
  public var shown: MessageID?
  /// What it begins with; nil leaves that as it is.
  public var instructions: Instructions?
  /// What the user should know of it, one sentence.
  public var note: String?

  public init(
    key: ConversationKey, title: String, messages: [KeptMessage], unsent: String, shown: MessageID? = nil
  ) {
    self.key = key
    self.title = title
    self.messages = messages
    self.unsent = unsent
    self.shown = shown
  }
}

/// A message or a reply as it was kept.
public struct KeptMessage: Equatable, Sendable {
  public enum Ending: Equatable, Sendable {
    case complete
    /// At the token limit, or at the end of the context.
    case cut
    case stopped
    /// The program ended before the reply did.
    case interrupted
    case failed
  }

  public var id: MessageID
  /// The reply that a message follows, or the message that a reply answers; nil for a first message.
  public var parent: MessageID?
  public var isReply: Bool
  /// As it was typed or produced.
  public var text: String
  /// Files that were sent with a message.
  public var attachments: [Attachment]
  public var ending: Ending
  /// Whether it is the one of its siblings that is shown.
  public var isChosen: Bool
  /// Of a reply, where they are known.
  public var parameters: DecodingParameters?
  public var metrics: DecodingMetrics?
  public var provenance: ReplyProvenance?

  public init(
    id: MessageID, parent: MessageID?, isReply: Bool, text: String, attachments: [Attachment] = [],
    ending: Ending = .complete, isChosen: Bool, parameters: DecodingParameters? = nil,
    metrics: DecodingMetrics? = nil, provenance: ReplyProvenance? = nil
  ) {
    self.id = id
    self.parent = parent
    self.isReply = isReply
    self.text = text
    self.attachments = attachments
    self.ending = ending
    self.isChosen = isChosen
    self.parameters = parameters
    self.metrics = metrics
    self.provenance = provenance
  }
}

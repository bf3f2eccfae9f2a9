public import Foundation

/// Whole conversations outside the file, as JSON: what is exported can be imported.
public struct ConversationArchive: Sendable, Equatable, Codable {
  public static let format = "specbranch conversations"
  /// Higher numbers are from newer programs, and refused.
  public static let version = 1

  public let format: String
  public let version: Int
  public let conversations: [ArchivedConversation]

  public init(conversations: [ArchivedConversation]) {
    format = Self.format
    version = Self.version
    self.conversations = conversations
  }
}

public struct ArchivedConversation: Sendable, Equatable, Codable {
  public var title: String
  public var titleIsAutomatic: Bool
  public var isPinned: Bool
  public var created: Date
  public var updated: Date
  public var systemPrompt: String?
  public var persona: String?
  /// The shown path's first message.
  public var chosenRoot: Int?
  /// Siblings in order of creation.
  public var messages: [ArchivedMessage]

  public init(
    title: String, titleIsAutomatic: Bool, isPinned: Bool, created: Date, updated: Date,
    systemPrompt: String?, persona: String?, chosenRoot: Int?, messages: [ArchivedMessage]
  ) {
    self.title = title
    self.titleIsAutomatic = titleIsAutomatic
    self.isPinned = isPinned
    self.created = created
    self.updated = updated
    self.systemPrompt = systemPrompt
    self.persona = persona
    self.chosenRoot = chosenRoot
    self.messages = messages
  }
}

public struct ArchivedMessage: Sendable, Equatable, Codable {
  /// A number within this conversation of the archive.
  public var id: Int
  public var parent: Int?
  public var role: MessageRole
  public var text: String
  public var state: MessageState
  public var created: Date
  public var chosenChild: Int?
  public var attachments: [MessageAttachment]
  public var details: ReplyDetails?
  /// Of the conversation up to this reply, in order of creation; archives of earlier programs have none.
  public var summaries: [ArchivedSummary]?

  public init(
    id: Int, parent: Int?, role: MessageRole, text: String, state: MessageState, created: Date,
    chosenChild: Int? = nil, attachments: [MessageAttachment] = [], details: ReplyDetails? = nil,
    summaries: [ArchivedSummary]? = nil
  ) {
    self.id = id
    self.parent = parent
    self.role = role
    self.text = text
    self.state = state
    self.created = created
    self.chosenChild = chosenChild
    self.attachments = attachments
    self.details = details
    self.summaries = summaries
  }
}

/// A summary of a conversation up to the reply that has it.
public struct ArchivedSummary: Sendable, Equatable, Codable {
  /// UTF-8 bytes of the reply that it is of.
  public var replyLength: Int
  public var text: String
  public var pair: String
  public var created: Date

  public init(replyLength: Int, text: String, pair: String, created: Date) {
    self.replyLength = replyLength
    self.text = text
    self.pair = pair
    self.created = created
  }

  init(_ summary: StoredSummary) {
    self.init(
      replyLength: summary.replyLength, text: summary.text, pair: summary.pair, created: summary.created)
  }

  func stored(for reply: MessageID) -> StoredSummary {
    StoredSummary(reply: reply, replyLength: replyLength, text: text, pair: pair, created: created)
  }
}

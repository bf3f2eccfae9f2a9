public import Foundation

/// A conversation on its way out of the program, from the screen or from the file of conversations.
///
/// It is a tree: every edit of a message and every other reply is a sibling. All text is as it was typed or produced.
public struct ExportedConversation: Equatable, Sendable {
  public var title: String
  /// Nil where nobody knows.
  public var created: Date?
  public var systemPrompt: String?
  public var persona: String?
  public var isPinned: Bool
  /// A parent stands before its children; siblings stand in the order in which they came.
  public var messages: [ExportedMessage]

  public init(
    title: String, created: Date? = nil, systemPrompt: String? = nil, persona: String? = nil,
    isPinned: Bool = false, messages: [ExportedMessage]
  ) {
    self.title = title
    self.created = created
    self.systemPrompt = systemPrompt
    self.persona = persona
    self.isPinned = isPinned
    self.messages = messages
  }
}

public struct ExportedMessage: Equatable, Sendable {
  public enum Role: Equatable, Sendable {
    case system
    case user
    case assistant
  }

  public enum Ending: Equatable, Sendable {
    case complete
    /// At the token limit, or at the end of the context.
    case cut
    case stopped
    /// The program ended before the reply did.
    case interrupted
    case failed
  }

  /// A text file that was sent along.
  public struct Attachment: Equatable, Sendable {
    public var name: String
    public var byteCount: Int
    public var text: String?

    public init(name: String, byteCount: Int, text: String?) {
      self.name = name
      self.byteCount = byteCount
      self.text = text
    }
  }

  public struct Summary: Equatable, Sendable {
    public var text: String
    /// The name of the pair that wrote it.
    public var pair: String
    /// UTF-8 bytes of the reply that it is of.
    public var replyLength: Int
    /// Nil where nobody knows.
    public var created: Date?

    public init(text: String, pair: String, replyLength: Int, created: Date? = nil) {
      self.text = text
      self.pair = pair
      self.replyLength = replyLength
      self.created = created
    }
  }

  /// A number of its own within the conversation.
  public var id: Int
  public var parent: Int?
  public var role: Role
  public var text: String
  public var ending: Ending
  /// Whether it is the one of its siblings that is shown.
  public var isChosen: Bool
  public var attachments: [Attachment]
  /// Of a reply, where they are known.
  public var facts: ReplyFacts?
  /// What the pair read instead of the conversation up to this reply, in order of creation.
  public var summaries: [Summary]

  public init(
    id: Int, parent: Int?, role: Role, text: String, ending: Ending = .complete, isChosen: Bool = true,
    attachments: [Attachment] = [], facts: ReplyFacts? = nil, summaries: [Summary] = []
  ) {
    self.id = id
    self.parent = parent
    self.role = role
    self.text = text
    self.ending = ending
    self.isChosen = isChosen
    self.attachments = attachments
    self.facts = facts
    self.summaries = summaries
  }
}

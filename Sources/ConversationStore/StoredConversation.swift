public import Foundation

/// What the list shows of a conversation, and what holds for all its messages.
///
/// Text is raw: whoever shows it takes control characters out first.
public struct StoredConversation: Sendable, Equatable, Identifiable {
  public let id: ConversationID
  /// Empty before the first message.
  public let title: String
  /// The title came from the first message, not from the user.
  public let titleIsAutomatic: Bool
  public let isPinned: Bool
  public let created: Date
  /// When a message was last added or finished.
  public let updated: Date
  /// When it was deleted; it can be restored until it is purged.
  public let deleted: Date?
  /// The first message of the path that is shown; each message on it knows its chosen child.
  public let chosenRoot: MessageID?
  public let systemPrompt: String?
  /// The persona's name, where the system prompt came from one.
  public let persona: String?
}

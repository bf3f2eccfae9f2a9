/// What the list of conversations shows of one.
public struct ConversationSummary: Equatable, Sendable {
  public var key: ConversationKey
  /// As the user wrote it or as the first message begins; control characters included.
  public var title: String
  public var isPinned: Bool
  /// When something was last said in it, in words, or how long a deleted one can be restored; empty where that is not known.
  public var when: String

  public init(key: ConversationKey, title: String, isPinned: Bool, when: String) {
    self.key = key
    self.title = title
    self.isPinned = isPinned
    self.when = when
  }
}

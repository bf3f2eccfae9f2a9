/// What the chat knows of the conversations that are kept.
struct LibraryState: Equatable, Sendable {
  /// How many deletions can be taken back.
  static let mostDeleted = 100

  /// Pinned ones first, then the newest; nil until they have been told.
  var conversations: [ConversationSummary]?
  /// Deleted ones that can be restored, the last deleted first; nil until they have been told.
  var restorable: [ConversationSummary]?
  /// Why nothing can be read; nil where it can.
  var unavailable: String?
  /// What a search under way looks for, and how much of it: there is never more than one.
  var searching: LibrarySearch.Asked?
  /// What has been deleted and not brought back, the last one last.
  var deleted: [ConversationSummary] = []
  /// What was asked for while a reply runs, and is done when it is asked for once more.
  var confirming: LibraryRequest?
}

/// What the chat asks of the conversations that are kept.
public enum LibraryRequest: Equatable, Sendable {
  /// How many places a search finds at first; who goes to the last one gets as many more.
  public static let hitsAtFirst = 50
  /// How many places a search finds and counts at most.
  public static let mostHits = 1_000

  /// Answers `listed`: pinned ones first, then the newest.
  case list
  /// Answers `listedDeleted`: the last deleted first.
  case listDeleted
  /// Answers `found`, for the words as typed, with at most so many.
  case search(String, limit: Int = LibraryRequest.hitsAtFirst)
  /// Answers `ChatInput.conversationOpened`; with a message's number in the file that one is brought into view.
  case open(ConversationKey, message: Int64?)
  case rename(ConversationKey, String)
  case pin(ConversationKey, Bool)
  /// It can be restored.
  case delete(ConversationKey)
  case restore(ConversationKey)
  /// A new conversation from the first message to this one, which is opened.
  case fork(MessageID)
}

/// What comes back.
public enum LibraryNews: Equatable, Sendable {
  /// Whenever the list has changed, too.
  case listed([ConversationSummary])
  /// Those that can be restored, whenever they have changed, too.
  case listedDeleted([ConversationSummary])
  /// With how many there are in all, where that is more; counted up to `LibraryRequest.mostHits`.
  case found(words: String, [FoundMessage], total: Int = 0)
  /// The conversation on the screen is kept, under that title.
  case kept(ConversationKey, title: String)
  /// Nothing is kept; the sentence says why.
  case unavailable(String)
}

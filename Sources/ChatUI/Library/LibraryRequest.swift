/// What the chat asks of the conversations that are kept.
public enum LibraryRequest: Equatable, Sendable {
  /// Answers `listed`: pinned ones first, then the newest.
  case list
  /// Answers `found`, for the words as typed.
  case search(String)
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
  case found(words: String, [FoundMessage])
  /// The conversation on the screen is kept, under that title.
  case kept(ConversationKey, title: String)
  /// Nothing is kept; the sentence says why.
  case unavailable(String)
}

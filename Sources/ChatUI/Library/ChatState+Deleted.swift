/// The list of deleted conversations that can be restored.
extension ChatState {
  /// Goes there from the list of conversations, or back.
  mutating func showDeleted() -> [ChatEffect] {
    if case .deleted = list { return leaveDeleted(choosing: key) }
    library.confirming = nil
    list = .deleted(ConversationList(library.restorable, chosen: nil))
    return [.library(.listDeleted)]
  }

  /// Back to the list of conversations.
  mutating func leaveDeleted(choosing key: ConversationKey?) -> [ChatEffect] {
    list = .conversations(ConversationList(library.conversations, chosen: key))
    return []
  }

  mutating func listedDeleted(_ conversations: [ConversationSummary]) {
    (library.restorable, library.unavailable) = (conversations, nil)
    guard case .deleted(var list) = list else { return }
    list.listed(conversations)
    self.list = .deleted(list)
  }

  /// Restores what is chosen, and goes to it in the list of conversations.
  mutating func takeDeleted(_ deleted: ConversationList) -> [ChatEffect] {
    let effects = restoreDeleted(deleted)
    guard let key = deleted.chosen?.key, !effects.isEmpty else { return effects }
    // It is chosen as soon as it is in the list.
    list = .conversations(ConversationList(nil, chosen: key))
    return effects + [.library(.list)]
  }

  /// Restores what is chosen, and stays.
  mutating func restoreDeleted(_ deleted: ConversationList) -> [ChatEffect] {
    guard let chosen = deleted.chosen else { return [] }
    library.deleted.removeAll { $0.key == chosen.key }
    return restore(chosen)
  }
}

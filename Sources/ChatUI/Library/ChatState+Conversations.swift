import TerminalCore

/// The list of conversations, and what is done in it.
extension ChatState {
  mutating func openConversations() -> [ChatEffect] {
    guard !isRefusedByRecording() else { return [] }
    library.confirming = nil
    list = .conversations(ConversationList(library.conversations, chosen: key))
    return [.library(.list)]
  }

  mutating func perform(_ command: LibraryCommand) -> [ChatEffect] {
    if case .deleted = list { return command == .showDeleted ? showDeleted() : [] }
    guard case .conversations(var conversations) = list else { return [] }
    if command == .startNew {
      list = nil
      return startConversation()
    }
    if command == .showDeleted { return showDeleted() }
    guard let chosen = conversations.chosen else { return [] }
    switch command {
    case .rename:
      conversations.renaming = TitleEdit(key: chosen.key, title: chosen.title)
      list = .conversations(conversations)
    case .pin:
      if chosen.key == key { isPinned = !chosen.isPinned }
      return [.library(.pin(chosen.key, !chosen.isPinned))]
    case .delete: return delete(chosen)
    case .startNew, .showDeleted: break
    }
    return []
  }

  // MARK: Opening

  /// Takes another conversation to the screen.
  ///
  /// - Parameter message: the one to bring into view, by its number in the file; nil shows the end.
  mutating func openKept(_ key: ConversationKey, message: Int64?) -> [ChatEffect] {
    if key == self.key, message == nil {
      list = nil
      show("This conversation is open.")
      return []
    }
    let request = LibraryRequest.open(key, message: message)
    guard isConfirmed(request, "A reply is running. Enter again stops it; what it said is kept.") else {
      return []
    }
    list = nil
    return [.library(request)]
  }

  /// Whether what would stop a reply is asked for the second time; else the sentence is shown.
  private mutating func isConfirmed(_ request: LibraryRequest, _ sentence: String) -> Bool {
    guard run != nil, library.confirming != request else {
      library.confirming = nil
      return true
    }
    library.confirming = request
    show(sentence, .warning)
    return false
  }

  // MARK: Titles

  mutating func renameOpenConversation() {
    guard !isRefusedByRecording() else { return }
    guard let key else {
      return show(library.unavailable ?? "This conversation has no title before its first message.")
    }
    list = .title(TitleEdit(key: key, title: title))
  }

  mutating func rename(to edit: TitleEdit) -> [ChatEffect] {
    guard let title = edit.title else {
      show("A title cannot be empty; Esc leaves it as it was.", .warning)
      return []
    }
    _ = closeList()
    if edit.key == key { self.title = title }
    return [.library(.rename(edit.key, title))]
  }

  /// - Returns: whether a title is being edited.
  mutating func editTitle(_ command: EditCommand) -> Bool {
    switch list {
    case .title(var title):
      title.editor.perform(command)
      list = .title(title)
    case .conversations(var conversations) where conversations.renaming != nil:
      conversations.renaming?.editor.perform(command)
      list = .conversations(conversations)
    default: return false
    }
    return true
  }

  // MARK: Deleting

  private mutating func delete(_ chosen: ConversationSummary) -> [ChatEffect] {
    let isOpen = chosen.key == key
    let request = LibraryRequest.delete(chosen.key)
    if isOpen {
      let sentence = "A reply is running in this conversation; the key again stops it and deletes both."
      guard isConfirmed(request, sentence) else { return [] }
    }
    library.deleted.removeAll { $0.key == chosen.key }
    library.deleted.append(chosen)
    if library.deleted.count > LibraryState.mostDeleted { library.deleted.removeFirst() }
    let keys = keyMap.keys(of: [.restoreConversation], in: list == nil ? .tuning : .conversations)
    show("“\(chosen.shortTitle)” was deleted; \(keys) brings it back.")
    let effects = isOpen ? leaveConversation() + [.newConversation] + instructAsUsual() : []
    return effects + [.library(request)]
  }

  mutating func restoreConversation() -> [ChatEffect] {
    guard !isRefusedByRecording() else { return [] }
    if case .deleted(let deleted) = list { return restoreDeleted(deleted) }
    guard let last = library.deleted.popLast() else {
      let keys = keyMap.keys(of: [.library(.showDeleted)], in: .conversations)
      show(
        "No conversation has been deleted since the start; \(keys) in the list of conversations shows those deleted before."
      )
      return []
    }
    return restore(last)
  }

  mutating func restore(_ conversation: ConversationSummary) -> [ChatEffect] {
    show("“\(conversation.shortTitle)” is back in the list.")
    return [.library(.restore(conversation.key))]
  }
}

extension ConversationSummary {
  /// A conversation without a title still has a name.
  var shownTitle: String { title.contains { !$0.isWhitespace } ? title : "untitled" }

  /// The title for a sentence.
  fileprivate var shortTitle: String { DisplayWidth.shorten(DisplayWidth.visible(shownTitle), to: 40) }
}

extension InputEditor {
  /// Within one line.
  fileprivate mutating func perform(_ command: EditCommand) {
    switch command {
    case .backspace: backspace()
    case .deleteForward: deleteForward()
    case .killToLineEnd: killToLineEnd()
    case .killToLineStart: killToLineStart()
    case .killWordBackward: killWordBackward()
    case .killWordForward: killWordForward()
    case .yank: yank()
    case .left: moveLeft()
    case .right: moveRight()
    case .wordLeft: moveWordLeft()
    case .wordRight: moveWordRight()
    case .lineStart: moveToLineStart()
    case .lineEnd: moveToLineEnd()
    case .textStart: moveToStart()
    case .textEnd: moveToEnd()
    case .changeCase(let letterCase): changeCase(letterCase)
    case .yankOlder, .transpose, .undo, .redo, .newline, .up, .down: break
    }
  }
}

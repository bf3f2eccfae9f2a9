/// The lists that lie over the screen.
extension ChatState {
  mutating func openCommands() { list = .commands(CommandPalette()) }

  mutating func chooseTheme() {
    guard themes.count > 1 else { return show("There is no other theme.", .warning) }
    list = .themes(ThemePicker(themes, current: theme))
  }

  /// Something is typed, or taken back, while a list has the keys.
  mutating func changeList(_ change: ListChange) -> [ChatEffect] {
    library.confirming = nil
    switch list {
    case .commands(var palette):
      palette.change(change)
      list = .commands(palette)
    case .conversations(var conversations):
      if conversations.renaming != nil {
        conversations.renaming?.change(change)
      } else {
        conversations.change(change)
      }
      list = .conversations(conversations)
    case .search(var search):
      search.change(change)
      list = .search(search)
      return searchOn()
    case .title(var title):
      title.change(change)
      list = .title(title)
    case .themes, .contextPolicies, nil: break
    }
    return []
  }

  mutating func moveInList(by rows: Int) -> [ChatEffect] {
    library.confirming = nil
    switch list {
    case .commands(var palette):
      palette.move(by: rows, of: palette.matches(in: keyMap).count)
      list = .commands(palette)
    case .themes(var picker):
      picker.move(by: rows, of: themes.count)
      guard themes.indices.contains(picker.selection) else { break }
      list = .themes(picker)
      return wear(themes[picker.selection])
    case .conversations(var conversations):
      conversations.move(by: rows)
      list = .conversations(conversations)
    case .search(var search):
      search.move(by: rows)
      list = .search(search)
    case .contextPolicies(let selection):
      list = .contextPolicies(ListSelection.moved(selection, by: rows, of: ContextPolicy.allCases.count))
    case .title, nil: break
    }
    return []
  }

  mutating func takeFromList() -> [ChatEffect] {
    switch list {
    case .commands(let palette):
      let matches = palette.matches(in: keyMap)
      guard matches.indices.contains(palette.selection) else { return [] }
      list = nil
      return perform(matches[palette.selection].command)
    case .themes:
      list = nil
      show("Theme: \(theme).")
    case .conversations(let conversations):
      if let title = conversations.renaming { return rename(to: title) }
      guard let chosen = conversations.chosen else { return [] }
      return openKept(chosen.key, message: nil)
    case .search(let search):
      guard let hit = search.chosen else { return [] }
      return openKept(hit.key, message: hit.message)
    case .title(let title): return rename(to: title)
    case .contextPolicies(let selection): takeContextPolicy(ContextPolicy.allCases[selection])
    case nil: break
    }
    return []
  }

  mutating func closeList() -> [ChatEffect] {
    library.confirming = nil
    switch list {
    case .conversations(var conversations) where conversations.renaming != nil:
      conversations.renaming = nil
      list = .conversations(conversations)
    case .themes(let picker):
      list = nil
      return wear(picker.original)
    default: list = nil
    }
    return []
  }

  private mutating func wear(_ name: String) -> [ChatEffect] {
    guard name != theme else { return [] }
    theme = name
    return [.setTheme(name)]
  }

  // MARK: Theme files

  /// Theme files have come or gone.
  mutating func themesChanged(_ names: [String]) {
    if case .themes(var picker) = list {
      picker.themesChanged(from: themes, to: names)
      list = .themes(picker)
    }
    themes = names
  }

  /// A theme could not be used; the one before stays.
  mutating func themeFailed(inUse: String, _ sentence: String) {
    theme = inUse
    show(sentence, .warning)
  }
}

/// A list in which something can be typed.
protocol TypedList {
  mutating func type(_ text: String)
  mutating func erase()
  mutating func clear()
}

extension TypedList {
  mutating func change(_ change: ListChange) {
    switch change {
    case .type(let text): type(text)
    case .erase: erase()
    case .clear: clear()
    }
  }
}

extension CommandPalette: TypedList {}
extension ConversationList: TypedList {}
extension LibrarySearch: TypedList {}

extension TitleEdit: TypedList {
  mutating func type(_ text: String) {
    editor.insert(
      text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).joined(separator: " "))
  }
  mutating func erase() { editor.backspace() }
  mutating func clear() { editor.killAll() }
}

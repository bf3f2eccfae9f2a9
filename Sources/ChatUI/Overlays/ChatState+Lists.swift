import SpecCore

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
    case .deleted(var conversations):
      conversations.change(change)
      list = .deleted(conversations)
    case .search(var search):
      search.change(change)
      list = .search(search)
      return searchOn()
    case .title(var title):
      title.change(change)
      list = .title(title)
    case .picker(var picker):
      picker.change(change)
      list = .picker(picker)
    case .themes, .pairs, .contextPolicies, nil: break
    }
    return []
  }

  mutating func moveInList(by rows: Int) -> [ChatEffect] {
    library.confirming = nil
    switch list {
    case .commands(var palette):
      palette.move(by: rows, of: rowCount(palette))
      list = .commands(palette)
    case .themes(var picker):
      picker.move(by: rows, of: themes.count)
      guard themes.indices.contains(picker.selection) else { break }
      list = .themes(picker)
      return wear(themes[picker.selection])
    case .picker(var picker):
      picker.move(by: rows)
      list = .picker(picker)
    case .pairs(var picker):
      picker.move(by: rows)
      list = .pairs(picker)
    case .conversations(var conversations):
      conversations.move(by: rows)
      list = .conversations(conversations)
    case .deleted(var conversations):
      conversations.move(by: rows)
      list = .deleted(conversations)
    case .search(var search):
      search.move(by: rows)
      list = .search(search)
      return searchOn()
    case .contextPolicies(let selection):
      list = .contextPolicies(ListSelection.moved(selection, by: rows, of: ContextPolicy.allCases.count))
    case .title, nil: break
    }
    return []
  }

  mutating func takeFromList() -> [ChatEffect] {
    switch list {
    case .commands(let palette):
      if let question = palette.question { return answer(question, palette) }
      let matches = palette.matches(in: keyMap)
      guard matches.indices.contains(palette.selection) else { return [] }
      let entry = matches[palette.selection]
      if let command = entry.command {
        list = nil
        return perform(command)
      }
      if let command = entry.argument { list = .commands(CommandPalette(asking: .words(command))) }
    case .themes:
      list = nil
      show("Theme: \(theme).")
    case .picker(let picker):
      guard let item = picker.chosen else { return [] }
      list = nil
      return take(item.value, from: picker.purpose)
    case .pairs(let picker): return takePair(picker)
    case .conversations(let conversations):
      if let title = conversations.renaming { return rename(to: title) }
      guard let chosen = conversations.chosen else { return [] }
      return openKept(chosen.key, message: nil)
    case .deleted(let conversations): return takeDeleted(conversations)
    case .search(let search):
      guard let hit = search.chosen else { return [] }
      return openKept(hit.key, message: hit.message)
    case .title(let title): return rename(to: title)
    case .contextPolicies(let selection): return takeContextPolicy(ContextPolicy.allCases[selection])
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
    case .deleted: return leaveDeleted(choosing: key)
    case .themes(let picker):
      list = nil
      return wear(picker.original)
    default: list = nil
    }
    return []
  }

  // MARK: What a command needs

  private func rowCount(_ palette: CommandPalette) -> Int {
    guard let question = palette.question else { return palette.matches(in: keyMap).count }
    return answers(to: question, palette.query).count
  }

  /// What can be answered, as far as that is known.
  func answers(
    to question: CommandPalette.Question, _ words: String
  ) -> [(words: String, help: String, isWhole: Bool)] {
    if case .words(let command) = question { values(of: command, words) } else { [] }
  }

  /// Does what was asked for, or says why not and asks on.
  private mutating func answer(
    _ question: CommandPalette.Question, _ palette: CommandPalette
  ) -> [ChatEffect] {
    var words = SlashLine.trimmed(palette.query)
    let answers = answers(to: question, palette.query)
    if palette.wasMoved, answers.indices.contains(palette.selection) {
      let chosen = answers[palette.selection]
      guard chosen.isWhole else {
        list = .commands(CommandPalette(asking: question, query: chosen.words))
        return []
      }
      words = chosen.words
    }
    do throws(Refusal) {
      let effects: [ChatEffect]
      switch question {
      case .words(let command):
        // It may open another list.
        list = nil
        effects = try perform(command, words)
      case .copyTo(let copied):
        guard !words.isEmpty else { throw Refusal("Name the file to write, or leave it with Esc.") }
        list = nil
        effects = [.saveCopy(text: copied.text, path: words)]
      }
      return effects
    } catch {
      list = .commands(palette)
      show(error.sentence, .warning)
      return []
    }
  }

  mutating func wear(_ name: String) -> [ChatEffect] {
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

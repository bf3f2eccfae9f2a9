/// The command palette, and the pickers of themes and pairs.
extension ChatState {
  mutating func openCommands() { list = .commands(CommandPalette()) }

  mutating func chooseTheme() {
    guard themes.count > 1 else { return show("There is no other theme.", .warning) }
    list = .themes(ThemePicker(themes, current: theme))
  }

  /// A character or a paste while a list has the keys.
  mutating func typeInList(_ text: String) {
    switch list {
    case .commands(var palette):
      palette.type(text)
      list = .commands(palette)
    case .picker(var picker):
      picker.type(text)
      list = .picker(picker)
    case .themes, nil: break
    }
  }

  mutating func eraseInList() {
    switch list {
    case .commands(var palette):
      palette.erase()
      list = .commands(palette)
    case .picker(var picker):
      picker.erase()
      list = .picker(picker)
    case .themes, nil: break
    }
  }

  mutating func moveInList(by rows: Int) -> [ChatEffect] {
    switch list {
    case .commands(var palette):
      palette.move(by: rows, of: palette.matches(in: keyMap).count)
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
    case nil: break
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
    case .picker(let picker):
      guard let item = picker.chosen else { return [] }
      list = nil
      return take(item.value, from: picker.purpose)
    case .pairs(let picker): return takePair(picker)
    case nil: break
    }
    return []
  }

  mutating func closeList() -> [ChatEffect] {
    defer { list = nil }
    guard case .themes(let picker) = list else { return [] }
    return wear(picker.original)
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

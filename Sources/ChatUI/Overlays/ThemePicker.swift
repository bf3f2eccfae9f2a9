/// The themes, of which the chosen one is tried on the screen at once.
struct ThemePicker: Equatable, Sendable {
  /// The theme to go back to.
  let original: String
  private(set) var selection: Int

  init(_ themes: [String], current: String) {
    original = current
    selection = themes.firstIndex(of: current) ?? 0
  }

  /// From the last to the first, and back.
  mutating func move(by rows: Int, of count: Int) {
    selection = ListSelection.moved(selection, by: rows, of: count)
  }

  /// Stays with the theme it was on when files come and go.
  mutating func themesChanged(from before: [String], to now: [String]) {
    let name = before.indices.contains(selection) ? before[selection] : original
    selection = now.firstIndex(of: name) ?? now.firstIndex(of: original) ?? 0
  }
}

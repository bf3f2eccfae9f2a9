/// All commands, narrowed down by what is typed.
struct CommandPalette: Equatable, Sendable {
  struct Entry: Equatable, Sendable {
    let command: Command
    let name: String
    let help: String
    /// As they are named on the screen, those of tuning first.
    let keys: [String]
  }

  private(set) var query = ""
  /// The entry chosen among those that match.
  private(set) var selection = 0

  mutating func type(_ text: String) {
    query += text.filter { !$0.isNewline }
    selection = 0
  }

  mutating func erase() {
    if !query.isEmpty { query.removeLast() }
    selection = 0
  }

  mutating func clear() { (query, selection) = ("", 0) }

  /// From the last to the first, and back.
  mutating func move(by rows: Int, of count: Int) {
    selection = ListSelection.moved(selection, by: rows, of: count)
  }

  /// What matches, the best first.
  func matches(in map: KeyMap) -> [Entry] {
    let words = query.lowercased().split(separator: " ")
    let entries = Self.entries(map)
    guard !words.isEmpty else { return entries }
    let scored = entries.enumerated().compactMap { index, entry -> (entry: Entry, score: Int, index: Int)? in
      var total = 0
      for word in words {
        guard let score = Self.score(word, entry) else { return nil }
        total += score
      }
      return (entry, total, index)
    }
    return scored.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.map(\.entry)
  }

  /// Every command that has, or may have, a key: what changes what runs before what edits a message.
  static func entries(_ map: KeyMap) -> [Entry] {
    let entries = Command.all.filter { $0 != .commandPalette }.map { command in
      let binding = map.bindings.first { $0.has(command) } ?? KeyBindings.all.first { $0.has(command) }
      let strokes = map.bindings.flatMap(\.strokes).filter { $0.command == command }
      let keys =
        strokes.filter { $0.contexts.contains(.tuning) } + strokes.filter { !$0.contexts.contains(.tuning) }
      return (
        binding?.section,
        Entry(command: command, name: command.name, help: binding?.help ?? "", keys: keys.map(\.key.name))
      )
    }
    return entries.filter { $0.0 != .message }.map(\.1) + entries.filter { $0.0 == .message }.map(\.1)
  }

  // MARK: Matching

  /// How well a word fits an entry; nil where it does not.
  private static func score(_ word: Substring, _ entry: Entry) -> Int? {
    if entry.keys.contains(where: { $0.lowercased() == word }) { return 90 }
    if let match = FuzzyText(entry.name).match(FuzzyText(word)) { return match.score }
    let help = entry.help.lowercased()
    if help.hasPrefix(word) || help.contains(" " + word) { return 25 }
    return help.contains(word) ? 12 : nil
  }
}

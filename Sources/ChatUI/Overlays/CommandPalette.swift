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

  /// From the last to the first, and back.
  mutating func move(by rows: Int, of count: Int) {
    guard count > 0 else { return }
    selection = abs(rows) > 1 ? min(max(selection + rows, 0), count - 1) : (selection + rows + count) % count
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
    if let score = nameScore(word, entry.name) { return score }
    let help = entry.help.lowercased()
    if help.hasPrefix(word) || help.contains(" " + word) { return 25 }
    return help.contains(word) ? 12 : nil
  }

  private static func nameScore(_ word: Substring, _ name: String) -> Int? {
    if name.hasPrefix(word) { return name.count == word.count ? 110 : 100 }
    if name.contains("-" + word) { return 80 }
    if name.contains(word) { return 60 }
    guard let gaps = gaps(word, name) else { return nil }
    return max(50 - 4 * gaps, 10)
  }

  /// Letters skipped between those of the word, where all stand in the name in that order.
  private static func gaps(_ word: Substring, _ name: String) -> Int? {
    var rest = name[...]
    var gaps = 0
    for (index, letter) in word.enumerated() {
      guard let place = rest.firstIndex(of: letter) else { return nil }
      if index > 0 { gaps += rest.distance(from: rest.startIndex, to: place) }
      rest = rest[rest.index(after: place)...]
    }
    return gaps
  }
}

/// All commands, narrowed down by what is typed.
struct CommandPalette: Equatable, Sendable {
  struct Entry: Equatable, Sendable {
    /// What it does by itself; nil where it needs words after its name.
    let command: Command?
    /// What the words after its name mean; nil where it takes none.
    var argument: ArgumentCommand?
    let name: String
    let help: String
    /// As they are named on the screen, those of tuning first.
    let keys: [String]
  }

  /// What the line asks for once a command is chosen that needs more.
  enum Question: Equatable, Sendable {
    case words(ArgumentCommand)
    /// The file to write what was to be copied.
    case copyTo(CopiedText)

    var title: String {
      switch self {
      case .words(let command): "/\(command.name) \(command.usage)"
      case .copyTo: "Copy to a file"
      }
    }

    var prompt: String {
      switch self {
      case .words(let command): command.help
      case .copyTo(let copied): "the file to write \(copied.what) to"
      }
    }
  }

  private(set) var question: Question?
  private(set) var query = ""
  /// Whether an entry was chosen since something was typed.
  private(set) var wasMoved = false
  /// The entry chosen among those that match.
  private(set) var selection = 0

  init() {}

  init(asking question: Question, query: String = "") {
    self.question = question
    self.query = query
  }

  mutating func type(_ text: String) {
    query += text.filter { !$0.isNewline }
    (selection, wasMoved) = (0, false)
  }

  mutating func erase() {
    if !query.isEmpty { query.removeLast() }
    (selection, wasMoved) = (0, false)
  }

  mutating func clear() { (query, selection, wasMoved) = ("", 0, false) }

  /// From the last to the first, and back.
  mutating func move(by rows: Int, of count: Int) {
    guard count > 0 else { return }
    // The first one down is the first one, where nothing was chosen yet.
    if question != nil, !wasMoved {
      (selection, wasMoved) = (rows < 0 ? count - 1 : 0, true)
      return
    }
    wasMoved = true
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

  /// Those whose name fits, the best first.
  static func named(_ query: String, in entries: [Entry]) -> [Entry] {
    let word = FuzzyText(query)
    let scored = entries.enumerated().compactMap { index, entry -> (entry: Entry, score: Int, index: Int)? in
      guard !query.isEmpty else { return (entry, 0, index) }
      return FuzzyText(entry.name).match(word).map { (entry, $0.score, index) }
    }
    return scored.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.map(\.entry)
  }

  /// Those that can be written with a slash: what edits the input cannot. Those that take words come first.
  static func slashEntries(_ map: KeyMap) -> [Entry] {
    let entries = entries(map).filter { slashNames.contains($0.name) }
    return entries.filter { $0.argument != nil } + entries.filter { $0.argument == nil }
  }

  static let slashNames: Set<String> = {
    let editing = KeyBindings.all.filter { $0.section == .message }.flatMap(\.strokes).map(\.command.name)
    return Set(Command.names + ArgumentCommand.allCases.map(\.name)).subtracting(editing)
      .subtracting([Command.commandPalette.name, Command.startTyping.name])
  }()

  /// Every command that has, or may have, a key: what changes what runs before what edits a message.
  static func entries(_ map: KeyMap) -> [Entry] {
    let entries = Command.all.filter { $0 != .commandPalette }.map { command in
      let binding = map.bindings.first { $0.has(command) } ?? KeyBindings.all.first { $0.has(command) }
      let strokes = map.bindings.flatMap(\.strokes).filter { $0.command == command }
      let keys =
        strokes.filter { $0.contexts.contains(.tuning) } + strokes.filter { !$0.contexts.contains(.tuning) }
      return (
        binding?.section,
        Entry(
          command: command, argument: ArgumentCommand.named(command.name), name: command.name,
          help: binding?.help ?? "", keys: keys.map(\.key.name))
      )
    }
    return entries.filter { $0.0 != .message }.map(\.1) + withWordsOnly
      + entries.filter { $0.0 == .message }.map(\.1)
  }

  /// Commands that have no key because they need words.
  private static let withWordsOnly = ArgumentCommand.allCases.filter { Command.named($0.name) == nil }
    .map { Entry(command: nil, argument: $0, name: $0.name, help: $0.help, keys: []) }

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

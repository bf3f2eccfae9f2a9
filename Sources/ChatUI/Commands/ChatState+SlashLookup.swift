/// What the disk says of the words of a command that is being written.
struct SlashLookup: Equatable, Sendable {
  /// The path that was looked for last, and under which number.
  fileprivate(set) var path: String?
  fileprivate(set) var number = 0
  fileprivate(set) var isWaiting = false
  /// The paths that begin like it; folders end with a slash.
  fileprivate(set) var paths: [String] = []
  fileprivate var asksPersonas = false
  fileprivate(set) var personas: [Persona] = []
}

extension ChatState {
  /// Has looked up what the words of a command can be: its personas once, paths as they are typed.
  mutating func lookUpSlashWords() -> [ChatEffect] {
    guard let (command, words) = writtenCommand else {
      lookup = SlashLookup()
      return []
    }
    if command == .persona {
      guard !lookup.asksPersonas else { return [] }
      lookup.asksPersonas = true
      return [.listPersonas]
    }
    guard let path = command.path(in: words)?.path, !path.isEmpty || command.readsFile else {
      lookup = SlashLookup()
      return []
    }
    guard path != lookup.path else { return [] }
    (lookup.path, lookup.number, lookup.isWaiting) = (path, desk.nextNumber(), true)
    return [.completePath(number: lookup.number, path)]
  }

  /// The command in the input or in the palette, with its words so far.
  private var writtenCommand: (ArgumentCommand, String)? {
    if case .commands(let palette) = list {
      guard case .words(let command)? = palette.question else { return nil }
      return (command, palette.query)
    }
    guard focus == .typing, recording == nil, editor.characters.first == "/",
      editor.characters.count <= SlashCompletions.longestText
    else { return nil }
    return SlashCompletions.command(in: editor.text)
  }

  mutating func slashPathsFound(_ paths: [String]) {
    (lookup.paths, lookup.isWaiting, completions) = (paths, false, nil)
  }

  mutating func personasListed(_ personas: [Persona]) {
    (lookup.personas, completions) = (personas, nil)
  }

  /// The files that a command can mean. Until newer ones are found, those found before that begin so still.
  func paths(for command: ArgumentCommand, _ words: String) -> [SlashCompletions.Value] {
    guard let (before, path) = command.path(in: words) else { return [] }
    let start = path.lowercased()
    return lookup.paths.filter { command.takes($0) && $0.lowercased().hasPrefix(start) }.map {
      (before + $0, "", command.readsFile && !$0.hasSuffix("/"))
    }
  }

  func personaValues(_ words: String) -> [SlashCompletions.Value] {
    let start = words.lowercased()
    let named = lookup.personas.filter { $0.name.lowercased().hasPrefix(start) }
    let other = lookup.personas.filter { !named.contains($0) && $0.name.lowercased().contains(start) }
    let none: SlashCompletions.Value = ("none", "the pair's own instructions", true)
    return (named + other).map { ($0.name, String($0.text.prefix { !$0.isNewline }), true) }
      + (none.words.hasPrefix(start) && !lookup.personas.isEmpty ? [none] : [])
  }
}

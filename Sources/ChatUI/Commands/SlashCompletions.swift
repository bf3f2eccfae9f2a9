import SpecCore

/// What can be written after what stands in the input.
struct SlashCompletions: Equatable, Sendable {
  struct Candidate: Equatable, Sendable {
    /// What the input would be.
    let text: String
    /// What the list shows.
    let name: String
    let help: String
    var keys: [String] = []
    /// Whether nothing has to follow.
    let isWhole: Bool
  }

  /// The words after a command's name, what is known of them, and whether nothing has to follow.
  typealias Value = (words: String, help: String, isWhole: Bool)

  /// The text that they belong to.
  let text: String
  let candidates: [Candidate]
  /// How the command is used that stands there already.
  let usage: String?
  private(set) var selection = 0
  /// Whether somebody chose it.
  private(set) var wasMoved = false

  static let longestText = 300

  init(text: String, candidates: [Candidate], usage: String? = nil) {
    self.text = text
    self.candidates = candidates
    self.usage = usage
  }

  /// The command that a text is, with its words so far; nil before its name is whole.
  static func command(in text: String) -> (command: ArgumentCommand, words: String)? {
    guard text.first == "/", !text.hasPrefix("//"), !text.contains(where: \.isNewline),
      let space = text.firstIndex(of: " "),
      let command = ArgumentCommand.named(text[..<space].dropFirst().lowercased())
    else { return nil }
    return (command, String(text[space...].drop { $0 == " " }))
  }

  var chosen: Candidate? { candidates.indices.contains(selection) ? candidates[selection] : nil }

  /// From the last to the first, and back.
  mutating func move(by rows: Int) {
    guard !candidates.isEmpty else { return }
    selection = (selection + rows + candidates.count) % candidates.count
    wasMoved = true
  }
}

extension ChatState {
  /// Finds what completes the input, after whatever happened to it.
  mutating func refreshCompletions() {
    guard focus == .typing, recording == nil, editor.characters.first == "/",
      editor.characters.count <= SlashCompletions.longestText
    else {
      (completions, dismissedText) = (nil, nil)
      return
    }
    let text = editor.text
    guard completions?.text != text else { return }
    guard dismissedText != text, editor.cursor == editor.characters.count else {
      completions = nil
      return
    }
    dismissedText = nil
    completions = completions(of: text)
  }

  func completions(of text: String) -> SlashCompletions? {
    guard text.first == "/", !text.hasPrefix("//"), !text.contains(where: \.isNewline) else { return nil }
    guard text.contains(" ") else {
      return SlashCompletions(text: text, candidates: commandCandidates(text.dropFirst().lowercased()))
    }
    guard let (command, words) = SlashCompletions.command(in: text) else { return nil }
    let name = command.name
    let candidates = values(of: command, words).filter { "/\(name) \($0.words)" != text }.map {
      SlashCompletions.Candidate(
        text: "/\(name) \($0.words)", name: $0.words, help: $0.help, isWhole: $0.isWhole)
    }
    return SlashCompletions(
      text: text, candidates: candidates, usage: "/\(name) \(command.usage): \(command.help)")
  }

  private func commandCandidates(_ query: String) -> [SlashCompletions.Candidate] {
    CommandPalette.named(query, in: CommandPalette.slashEntries(keyMap)).map { entry in
      let usage = entry.argument.map { " " + $0.usage } ?? ""
      let isWhole = entry.command != nil || entry.argument?.needsWords == false
      return SlashCompletions.Candidate(
        text: "/" + entry.name + (entry.argument == nil ? "" : " "), name: "/" + entry.name + usage,
        help: entry.help, keys: entry.keys, isWhole: isWhole)
    }
  }

  /// What a command's words can be, as far as that is known.
  func values(of command: ArgumentCommand, _ words: String) -> [SlashCompletions.Value] {
    switch command {
    case .theme: return Self.matching(words, themes).map { ($0, "", true) }
    case .mode: return Self.matching(words, DecodingMode.allCases.map(\.rawValue)).map { ($0, "", true) }
    case .help:
      return CommandPalette.named(words.lowercased(), in: CommandPalette.slashEntries(keyMap))
        .map { ($0.name, $0.help, true) }
    case .copy:
      let code = words.isEmpty ? [("code", "the last code block of the last reply", true)] : []
      return code + paths(for: command, words)
    case .set: return parameterValues(words)
    case .persona: return personaValues(words)
    case .save, .export, .importFile, .system: return paths(for: command, words)
    case .title: return []
    }
  }

  private func parameterValues(_ words: String) -> [SlashCompletions.Value] {
    let items = ParameterItem.byWord(parameterItems)
    guard let space = words.firstIndex(of: " ") else {
      return Self.matching(words, items.map(\.word)).compactMap { word in
        guard let item = items.first(where: { $0.word == word })?.item else { return nil }
        let now = item.text(parameters.settings)
        return (word + " ", "\(now) now (\(item.rangeText)). \(item.explanation)", false)
      }
    }
    let word = String(words[..<space])
    guard let item = items.first(where: { $0.word == word })?.item else { return [] }
    let names = item.names + [item.absent].compactMap(\.self)
    return Self.matching(SlashLine.trimmed(words[space...]), names).map { (word + " " + $0, "", true) }
  }

  private static func matching(_ query: String, _ names: [String]) -> [String] {
    let query = query.lowercased()
    let starting = names.filter { $0.lowercased().hasPrefix(query) }
    return starting + names.filter { !starting.contains($0) && $0.lowercased().contains(query) }
  }
}

import ConversationExport
import SpecCore
import TerminalCore

/// Commands by name, with the words after it.
extension ChatState {
  /// Does what the input says that begins with a slash; where that cannot be done, the text stays.
  mutating func performLine(_ text: String, name: String, argument: String) -> [ChatEffect] {
    let entries = CommandPalette.slashEntries(keyMap)
    guard let entry = entries.first(where: { $0.name == name }) else {
      return completeOrRefuse(name, argument, entries)
    }
    if completions?.wasMoved == true { return takeCompletion(running: true) }
    if argument.isEmpty, let command = entry.command {
      editor.setText(history.append(text))
      return perform(command)
    }
    guard let command = entry.argument else {
      show("/\(name) takes nothing after its name.", .warning)
      return []
    }
    do throws(Refusal) {
      let effects = try perform(command, argument)
      editor.setText(history.append(text))
      return effects
    } catch {
      show(error.sentence, .warning)
      return []
    }
  }

  private mutating func completeOrRefuse(
    _ name: String, _ argument: String, _ entries: [CommandPalette.Entry]
  ) -> [ChatEffect] {
    // The list shows which one is meant.
    if argument.isEmpty, let completions, let chosen = completions.chosen,
      completions.wasMoved || chosen.text.hasPrefix("/" + name)
    {
      return takeCompletion(running: true)
    }
    let nearest =
      NearestName.of(String(name.prefix(60)), among: entries.map(\.name))
      ?? completions?.chosen.map { String($0.text.dropFirst().prefix { $0 != " " }) }
    let advice = nearest.map { "did you mean /\($0)?" } ?? "/help shows all keys."
    let shown = DisplayWidth.visible(String(name.prefix(40)))
    show("There is no command /\(shown); \(advice) With // it is sent as a message.", .warning)
    return []
  }

  /// Puts the chosen completion into the input.
  ///
  /// - Parameter running: whether it is done at once where nothing has to follow.
  mutating func takeCompletion(running: Bool) -> [ChatEffect] {
    guard let chosen = completions?.chosen else { return [] }
    editor.setText(chosen.text)
    completions = nil
    guard running, chosen.isWhole else { return [] }
    return send()
  }

  mutating func perform(_ command: CompletionCommand) -> [ChatEffect] {
    switch command {
    case .move(let rows): completions?.move(by: rows)
    case .take: return takeCompletion(running: false)
    case .close:
      dismissedText = editor.text
      completions = nil
    }
    return []
  }

  // MARK: What commands do

  /// - Throws: why it was not done.
  mutating func perform(_ command: ArgumentCommand, _ words: String) throws(Refusal) -> [ChatEffect] {
    if command.needsWords, words.isEmpty {
      throw Refusal("/\(command.name) needs more: /\(command.name) \(command.usage).")
    }
    switch command {
    case .save:
      return try words.isEmpty ? saveTranscript() : export(to: words, orAs: .markdown)
    case .export: return try export(to: words, orAs: nil)
    case .importFile: return [.importConversations(path: words)]
    case .copy: return try copy(words)
    case .title: return try setTitle(words)
    case .theme:
      if words.isEmpty { return perform(.chooseTheme, ()) }
      return try setTheme(words)
    case .mode: return try words.isEmpty ? perform(.nextMode, ()) : setMode(words)
    case .set: return try setParameter(words)
    case .system: return try setSystem(words)
    case .persona: return try words.isEmpty ? perform(.choosePersona, ()) : setPersona(words)
    case .help: return try explain(words)
    }
  }

  private mutating func perform(_ command: Command, _: Void) -> [ChatEffect] { perform(command) }

  private mutating func setTheme(_ name: String) throws(Refusal) -> [ChatEffect] {
    guard let known = themes.first(where: { $0.lowercased() == name.lowercased() }) else {
      throw Refusal(Self.unknown("theme", name, themes))
    }
    show("Theme: \(known).")
    return wear(known)
  }

  private mutating func setMode(_ name: String) throws(Refusal) -> [ChatEffect] {
    guard let mode = DecodingMode(rawValue: name.lowercased()) else {
      throw Refusal(Self.unknown("mode", name, DecodingMode.allCases.map(\.rawValue)))
    }
    return try setParameter("mode \(mode.rawValue)")
  }

  private mutating func setParameter(_ words: String) throws(Refusal) -> [ChatEffect] {
    let parts = words.split(separator: " ", maxSplits: 1)
    let items = ParameterItem.byWord(parameterItems)
    let word = parts[0].lowercased().replacing("_", with: "-")
    let starting = items.filter { $0.word.hasPrefix(word) }
    guard let item = items.first(where: { $0.word == word }) ?? (starting.count == 1 ? starting[0] : nil)
    else {
      throw Refusal(Self.unknown("parameter", String(parts[0]), items.map(\.word)))
    }
    guard parts.count > 1 else {
      throw Refusal(
        "\(item.word) is \(item.item.text(parameters.settings)); it can be \(item.item.rangeText).")
    }
    return try set(item.item, to: SlashLine.trimmed(parts[1]))
  }

  private mutating func setTitle(_ text: String) throws(Refusal) -> [ChatEffect] {
    guard conversation.lastExchange != nil else {
      throw Refusal("There is no conversation to give a title to yet.")
    }
    title = String(DisplayWidth.visible(text).prefix(500))
    show("The conversation is called “\(title)” now.")
    return key.map { [.library(.rename($0, title))] } ?? []
  }

  private mutating func setPersona(_ name: String) throws(Refusal) -> [ChatEffect] {
    guard recording == nil else { return perform(.choosePersona, ()) }
    return name.lowercased() == "none" ? use(nil) : [.findPersona(named: name)]
  }

  private mutating func setSystem(_ text: String) throws(Refusal) -> [ChatEffect] {
    if text.hasPrefix("@") {
      let path = SlashLine.trimmed(text.dropFirst())
      guard !path.isEmpty else { throw Refusal("Write a file's path after the @.") }
      return [.readSystemPrompt(path: path)]
    }
    if text.isEmpty {
      show(
        system.map { "Before the first message stands: \($0)" } ?? "Nothing stands before the first message.")
      return []
    }
    return begin(with: text.lowercased() == "none" ? nil : text)
  }

  /// What stands before the first message from now on; nil for nothing.
  mutating func begin(with text: String?) -> [ChatEffect] {
    let effects = instruct(Instructions(system: text))
    show(
      system == nil
        ? "From the next reply on nothing stands before the first message."
        : "From the next reply on this stands before the first message.")
    return effects
  }

  private mutating func explain(_ words: String) throws(Refusal) -> [ChatEffect] {
    if words.isEmpty { return perform(.help, ()) }
    let name = words.hasPrefix("/") ? String(words.dropFirst()) : words
    let entries = CommandPalette.entries(keyMap)
    guard let entry = entries.first(where: { $0.name == name.lowercased() }) else {
      throw Refusal(Self.unknown("command", name, entries.map(\.name)))
    }
    let usage = entry.argument.map { " " + $0.usage } ?? ""
    let keys = entry.keys.isEmpty ? "" : " Keys: \(entry.keys.joined(separator: " "))."
    show("/\(entry.name)\(usage): \(entry.help).\(keys)")
    return []
  }

  static func unknown(_ what: String, _ name: String, _ names: [String]) -> String {
    let shown = DisplayWidth.visible(String(name.prefix(40)))
    if let nearest = NearestName.of(String(name.prefix(60)), among: names) {
      return "There is no \(what) “\(shown)”; did you mean “\(nearest)”?"
    }
    let some = names.prefix(8).joined(separator: ", ") + (names.count > 8 ? " …" : "")
    return "There is no \(what) “\(shown)”; there are \(some)."
  }
}

/// What keys do while the input is being completed.
enum CompletionCommand: Equatable, Sendable {
  case move(Int)
  case take
  case close
}

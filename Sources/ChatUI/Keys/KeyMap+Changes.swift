import SpecCore
import TerminalCore

/// Applying the user's key file.
extension KeyMap {
  /// The tables of a key file.
  public static let tables = ["typing", "tuning"]
  /// Takes a key's meaning away.
  static let nothing = "none"

  /// The table of keys with these changes; those that cannot be are left out.
  ///
  /// - Parameter file: names the file in what is reported.
  /// - Returns: also what is wrong, each as one sentence for people.
  public static func applying(_ changes: [KeyChange], file: String) -> (map: KeyMap, problems: [String]) {
    var table = ChangedKeys(file: file)
    for change in changes { table.apply(change) }
    table.reportLostCommands()
    return (KeyMap(bindings: table.bindings), table.problems)
  }
}

/// The table of keys while changes are made to it.
private struct ChangedKeys {
  let file: String
  var bindings = KeyBindings.all
  var problems: [String] = []
  /// What was changed, and the command that a key had before.
  private var changed: [(context: KeyContext, key: KeyEvent, before: Command?, isDropped: Bool)] = []

  init(file: String) { self.file = file }

  mutating func apply(_ change: KeyChange) {
    guard let context = context(change), let key = key(change, context) else { return }
    guard change.command == KeyMap.nothing || Command.named(change.command) != nil else {
      let nearest = NearestName.of(change.command, among: Command.names + [KeyMap.nothing])
      return report(
        change,
        "names no command; "
          + (nearest.map { "did you mean “\($0)”?" } ?? "the command palette lists them all."))
    }
    guard !changed.contains(where: { $0.context == context && $0.key == key }) else {
      return report(change, "gives that key a second meaning; keep one of the two.")
    }
    let before = KeyMap(bindings: bindings).command(for: key, in: context)
    let command = Command.named(change.command)
    changed.append((context, key, before == command ? nil : before, command == nil))
    remove(key, in: context)
    if let command { add(KeyStroke(key: key, command: command, contexts: [context])) }
  }

  /// A key that had another meaning took the last key of that command.
  mutating func reportLostCommands() {
    let map = KeyMap(bindings: bindings)
    for change in changed where !change.isDropped {
      guard let lost = change.before, map.keys(of: [lost], in: change.context).isEmpty else { continue }
      problems.append(
        "\(file) takes \(change.key.name) from “\(lost.name)”, which has no key left in \(change.context.name); "
          + "give it another one.")
    }
  }

  private mutating func context(_ change: KeyChange) -> KeyContext? {
    switch change.table {
    case "typing": return .typing
    case "tuning": return .tuning
    default:
      problems.append(
        "\(file) has an unknown table [\(change.table)]; "
          + "the tables are \(KeyMap.tables.map { "[\($0)]" }.joined(separator: " and ")).")
      return nil
    }
  }

  private mutating func key(_ change: KeyChange, _ context: KeyContext) -> KeyEvent? {
    guard let key = KeyEvent(named: change.key) else {
      let nearest = NearestName.of(change.key, among: KeyEvent.names)
      report(
        change,
        "names no key; "
          + (nearest.map { "did you mean “\($0)”?" } ?? "write it like Ctrl-T, Alt-t, F9, PgUp or x."))
      return nil
    }
    if key == .control("c") {
      report(change, "would take Ctrl-C, which always stops; choose another key.")
      return nil
    }
    if context == .typing, case .character = key {
      report(change, "would take a letter from what you type; use it in [tuning], or with Alt or Ctrl.")
      return nil
    }
    return key
  }

  private mutating func report(_ change: KeyChange, _ what: String) {
    problems.append("In \(file), [\(change.table)], the line “\(change.key)” = “\(change.command)” \(what)")
  }

  private mutating func remove(_ key: KeyEvent, in context: KeyContext) {
    bindings = bindings.map { binding in
      binding.with(
        strokes: binding.strokes.compactMap { stroke in
          guard stroke.key == key, stroke.contexts.contains(context) else { return stroke }
          let rest = stroke.contexts.filter { $0 != context }
          return rest.isEmpty ? nil : KeyStroke(key: key, command: stroke.command, contexts: rest)
        })
    }
  }

  /// Before the command's other keys, so that hints and help name it first.
  private mutating func add(_ stroke: KeyStroke) {
    let original = KeyBindings.all.firstIndex { $0.has(stroke.command) }
    guard let index = original else { return }
    var strokes = bindings[index].strokes
    // Where the command has lost all its keys, the order of the table says where it belongs.
    let order = KeyBindings.all[index].strokes.map(\.command)
    let place =
      strokes.firstIndex { $0.command == stroke.command }
      ?? strokes.firstIndex {
        (order.firstIndex(of: $0.command) ?? 0) > (order.firstIndex(of: stroke.command) ?? 0)
      } ?? strokes.endIndex
    strokes.insert(stroke, at: place)
    bindings[index] = bindings[index].with(strokes: strokes)
  }
}

extension KeyBinding {
  fileprivate func with(strokes: [KeyStroke]) -> KeyBinding {
    KeyBinding(section, label, help, hints: hints, [strokes])
  }
}

extension KeyContext {
  fileprivate var name: String { self == .typing ? "[typing]" : "[tuning]" }
}

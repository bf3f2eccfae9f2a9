import TerminalCore

/// The keys in force: the table of keys, with the user's changes.
public struct KeyMap: Equatable, Sendable {
  public static let standard = KeyMap(bindings: KeyBindings.all)

  let bindings: [KeyBinding]

  /// What a key does; nil if it has no meaning of its own there.
  func command(for key: KeyEvent, in context: KeyContext) -> Command? {
    for binding in bindings {
      for stroke in binding.strokes where stroke.key == key && stroke.contexts.contains(context) {
        return stroke.command
      }
    }
    return nil
  }

  /// The first key of each of the commands, where it has one.
  func keys(of commands: [Command], in context: KeyContext) -> String {
    commands.compactMap { command in
      bindings.lazy.flatMap(\.strokes)
        .first { $0.command == command && $0.contexts.contains(context) }?.key.name
    }.joined(separator: " ")
  }
}

/// The one table of keys: what they do, the hint line and the help all come from here, by way of `KeyMap`.
///
/// A section of the help is a list of its own in `Bindings`.
enum KeyBindings {
  /// More rows than any list has.
  static let toTheEnd = 1_000_000_000

  static let all: [KeyBinding] =
    message + tuning + parameters + comparison + time + panes + conversation + messages + library + program
    + lists
}

import TerminalCore

extension KeyEvent {
  /// Keys with a name of their own.
  private static let named: [KeyEvent] =
    [
      .enter, .newline, .tab, .backTab, .backspace, .delete, .insert, .escape, .up, .down, .left, .right,
      .home, .end, .pageUp, .pageDown, .wordLeft, .wordRight, .textStart, .textEnd, .character(" "),
    ] + (1...12).map { .function($0) }

  /// What terminals cannot tell from another key.
  private static let sameAs: [Character: KeyEvent] = [
    "m": .enter, "i": .tab, "j": .newline, "[": .escape, "h": .backspace,
  ]

  /// Names to suggest; letters are not among them.
  static let names = named.map(\.name) + "abdefgklnopqrstuvwxyz".map { KeyEvent.control($0).name }

  /// The key of that name, as the screen shows it: `Ctrl-T`, `Alt-t`, `F9`, `PgUp`, `x`.
  ///
  /// Upper and lower case matter for letters only, alone and with Alt.
  init?(named name: String) {
    if name.count == 1, let character = name.first {
      self = .character(character)
      return
    }
    let lower = name.lowercased()
    if let key = Self.named.first(where: { $0.name.lowercased() == lower }) {
      self = key
    } else if lower.hasPrefix("ctrl-"), let character = lower.dropFirst(5).first, lower.count == 6 {
      guard "abcdefghijklmnopqrstuvwxyz@[\\]^_".contains(character) else { return nil }
      self = Self.sameAs[character] ?? .control(character)
    } else if lower.hasPrefix("alt-"), name.count == 5, let character = name.last {
      self = .alt(character)
    } else {
      return nil
    }
  }
}

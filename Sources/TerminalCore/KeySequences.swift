/// What single bytes and escape sequences mean.
enum KeySequences {
  /// A byte below 32, or 127.
  static func control(_ byte: UInt8) -> KeyEvent? {
    switch byte {
    case 0x09: .tab
    case 0x0a: .newline
    case 0x0d: .enter
    case 0x08, 0x7f: .backspace
    case 0x00, 0x1c...0x1f: .control(Character(Unicode.Scalar(byte + 0x40)))
    case 0x01...0x1a: .control(Character(Unicode.Scalar(byte + 0x60)))
    default: nil
    }
  }

  /// After `ESC O`: cursor and keypad keys in application mode.
  static func singleShift(_ byte: UInt8) -> KeyEvent? {
    switch byte {
    case UInt8(ascii: "M"): return .enter
    case UInt8(ascii: "c"): return .wordRight
    case UInt8(ascii: "d"): return .wordLeft
    case UInt8(ascii: "j")...UInt8(ascii: "y"): return .character(Character(Unicode.Scalar(byte - 0x40)))
    default: return letter(byte, modifiers: [])
    }
  }

  /// After `ESC [`.
  static func key(_ sequence: ControlSequence) -> KeyEvent? {
    guard sequence.prefix == nil else { return nil }
    let modifiers = KeyModifiers(parameter: sequence.parameter(1))
    switch sequence.final {
    case UInt8(ascii: "~"):
      if sequence.parameter(0) == 27 { return typed(sequence.parameter(2), modifiers: modifiers) }
      return numbered(sequence.parameter(0), modifiers: modifiers)
    case UInt8(ascii: "^"), UInt8(ascii: "@"): return numbered(sequence.parameter(0), modifiers: .control)
    case UInt8(ascii: "$"): return numbered(sequence.parameter(0), modifiers: .shift)
    case UInt8(ascii: "u"): return typed(sequence.parameter(0), modifiers: modifiers)
    case UInt8(ascii: "P")...UInt8(ascii: "S") where sequence.parameter(0) ?? 1 > 1:
      // A report of the cursor's place ends like F3.
      return nil
    default: return letter(sequence.final, modifiers: modifiers)
    }
  }

  private static func letter(_ byte: UInt8, modifiers: KeyModifiers) -> KeyEvent? {
    let movesByWord = !modifiers.isDisjoint(with: [.alt, .control])
    switch byte {
    case UInt8(ascii: "A"), UInt8(ascii: "a"): return .up
    case UInt8(ascii: "B"), UInt8(ascii: "b"): return .down
    case UInt8(ascii: "C"), UInt8(ascii: "c"): return movesByWord ? .wordRight : .right
    case UInt8(ascii: "D"), UInt8(ascii: "d"): return movesByWord ? .wordLeft : .left
    case UInt8(ascii: "H"): return modifiers.contains(.control) ? .textStart : .home
    case UInt8(ascii: "F"): return modifiers.contains(.control) ? .textEnd : .end
    case UInt8(ascii: "Z"): return .backTab
    case UInt8(ascii: "P")...UInt8(ascii: "S"): return .function(Int(byte) - 0x4f)
    default: return nil
    }
  }

  private static func numbered(_ number: Int?, modifiers: KeyModifiers) -> KeyEvent? {
    switch number {
    case 1?, 7?: modifiers.contains(.control) ? .textStart : .home
    case 2?: .insert
    case 3?: .delete
    case 4?, 8?: modifiers.contains(.control) ? .textEnd : .end
    case 5?: .pageUp
    case 6?: .pageDown
    case let number? where (11...15).contains(number): .function(number - 10)
    case let number? where (17...21).contains(number): .function(number - 11)
    case let number? where (23...24).contains(number): .function(number - 12)
    default: nil
    }
  }

  /// A character reported with its modifiers, as terminals do for combinations that bytes cannot tell apart.
  private static func typed(_ code: Int?, modifiers: KeyModifiers) -> KeyEvent? {
    guard let code, let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value) else { return nil }
    switch code {
    case 9: return modifiers.contains(.shift) ? .backTab : .tab
    case 13: return modifiers.isEmpty ? .enter : .newline
    case 27: return .escape
    case 8, 127: return modifiers.isDisjoint(with: [.alt, .control]) ? .backspace : .control("w")
    case ..<32, 0x80..<0xa0, 0xe000..<0xf900: return nil
    default: break
    }
    let character = Character(scalar)
    if modifiers.contains(.control) { return .control(Character(character.lowercased())) }
    return modifiers.contains(.alt) ? .alt(character) : .character(character)
  }
}

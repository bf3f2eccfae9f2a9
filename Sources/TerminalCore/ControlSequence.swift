/// What stands between `ESC [` and the byte that ends the sequence.
struct ControlSequence {
  /// A byte like `<` or `?` at the start.
  let prefix: UInt8?
  /// The numbers, of each only the first part; nil where one is left out.
  let parameters: [Int?]
  let final: UInt8

  init(bytes: [UInt8], final: UInt8) {
    prefix = bytes.first.flatMap { (0x3c...0x3f).contains($0) ? $0 : nil }
    let digits = bytes.dropFirst(prefix == nil ? 0 : 1)
    parameters = digits.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { part in
      let number = part.prefix { $0 != UInt8(ascii: ":") }
      return String(validating: number, as: UTF8.self).flatMap { Int($0) }
    }
    self.final = final
  }

  func parameter(_ index: Int) -> Int? { index < parameters.count ? parameters[index] : nil }

  var isPasteStart: Bool { prefix == nil && final == UInt8(ascii: "~") && parameter(0) == 200 }
}

/// The keys held with another: Shift 1, Alt 2, Control 4, sent as their sum plus one.
struct KeyModifiers: OptionSet {
  let rawValue: Int

  static let shift = KeyModifiers(rawValue: 1)
  static let alt = KeyModifiers(rawValue: 2)
  static let control = KeyModifiers(rawValue: 4)

  init(rawValue: Int) { self.rawValue = rawValue }
  init(parameter: Int?) { rawValue = max(0, (parameter ?? 1) - 1) }
}

/// JSON without what would act on whatever shows it: such a character is written as its escape, which means the same to
/// whoever reads JSON.
///
/// Only strings have them; the encoder has escaped those below U+0020, but for the line ends between values.
public enum HarmlessJSON {
  public static func of(_ json: String) -> String { of(json) { _, _ in false } }

  /// - Parameter isHarmfulToo: whether a character must not stand after the one before it, wherever it is going.
  static func of(
    _ json: String, or isHarmfulToo: (_ scalar: Unicode.Scalar, _ previous: Unicode.Scalar) -> Bool
  ) -> String {
    var result = ""
    result.reserveCapacity(json.utf8.count)
    var previous: Unicode.Scalar = " "
    for scalar in json.unicodeScalars {
      defer { previous = scalar }
      if isHarmful(scalar) || isHarmfulToo(scalar, previous) {
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// All of them have four digits at most.
  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x7F...0x9F: true
    // Marks of direction, separators of lines, and what is no character at all.
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}

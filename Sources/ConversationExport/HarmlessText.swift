/// Text without what would act on whatever shows it.
enum HarmlessText {
  /// Line ends become `\n`; other control characters, and those that turn the direction of text around, a mark.
  static func of(_ text: String) -> String {
    var clean = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      switch scalar {
      case "\r": clean.append("\n")
      case "\n" where previous == "\r": break
      case "\n", "\t": clean.append(scalar)
      case _ where isHarmful(scalar): clean.append("\u{fffd}")
      default: clean.append(scalar)
      }
    }
    return String(clean)
  }

  /// On one line.
  static func line(_ text: String) -> String {
    of(text).split { $0 == "\n" || $0 == "\t" || $0 == " " }.joined(separator: " ")
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7f..<0xa0: true
    case 0x202a...0x202e, 0x2066...0x2069: true
    // Line and paragraph separators, and what is no character at all.
    case 0x2028, 0x2029, 0xfffe, 0xffff: true
    default: false
    }
  }
}

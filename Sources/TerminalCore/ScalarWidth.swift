import CWideCharacters

/// Columns of single scalars, as the C library (and so ncurses) counts them.
enum ScalarWidth {
  /// 0 for marks, 2 for wide characters, nil for what has no width: control characters and unassigned ones.
  static func of(_ scalar: Unicode.Scalar) -> Int? {
    if scalar.value >= 0x20, scalar.value < 0x7f { return 1 }
    guard TextLocale.current.knowsWidths else { return guess(scalar) }
    let width = specbranch_column_count(scalar.value)
    return width < 0 ? nil : Int(width)
  }

  /// Without a UTF-8 locale: marks and controls are known to Unicode, the rest is taken for narrow.
  private static func guess(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.properties.generalCategory {
    case .control, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: nil
    case .nonspacingMark, .enclosingMark, .format: 0
    default: scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }
}

/// Scripts in which spaces do not separate what people search for.
enum UnspacedScripts {
  /// Thai and Lao, Myanmar, Khmer, kana and ideographs, Hangul (whose particles join words), the ideographs' later planes.
  private static let ranges: [ClosedRange<Unicode.Scalar>] = [
    "\u{0E00}"..."\u{0EFF}", "\u{1000}"..."\u{109F}", "\u{1780}"..."\u{17FF}", "\u{3040}"..."\u{30FF}",
    "\u{31F0}"..."\u{31FF}", "\u{3400}"..."\u{4DBF}", "\u{4E00}"..."\u{9FFF}", "\u{AC00}"..."\u{D7AF}",
    "\u{F900}"..."\u{FAFF}", "\u{FF66}"..."\u{FF9F}", "\u{20000}"..."\u{3FFFD}",
  ]

  /// The pattern of texts that have any of them, for SQLite's GLOB.
  static let glob = "*[" + ranges.map { "\($0.lowerBound)-\($0.upperBound)" }.joined() + "]*"

  static func contains(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in ranges.contains { $0.contains(scalar) } }
  }
}

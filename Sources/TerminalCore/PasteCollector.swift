/// Collects the bytes of a bracketed paste up to its end, `ESC [ 201 ~`.
struct PasteCollector: Sendable {
  private static let end: [UInt8] = Array("\u{1b}[201~".utf8)

  private let limit: Int
  private var bytes: [UInt8] = []
  /// How many bytes of the end have been seen.
  private var matched = 0
  /// How long the text would be, in bytes, had it not been cut.
  private var length = 0

  init(limit: Int) { self.limit = limit }

  /// Takes bytes up to the end of the paste.
  ///
  /// - Returns: how many of them it took to complete the end; nil where more is to come.
  mutating func take(_ more: ArraySlice<UInt8>) -> Int? {
    var index = more.startIndex
    while index < more.endIndex {
      if matched == 0 {
        let next = more[index...].firstIndex(of: Self.end[0]) ?? more.endIndex
        keep(more[index..<next])
        index = next
        if index == more.endIndex { break }
      }
      if take(more[index]) { return index + 1 - more.startIndex }
      index += 1
    }
    return nil
  }

  /// Takes a byte; true when it completed the end.
  private mutating func take(_ byte: UInt8) -> Bool {
    if byte == Self.end[matched] {
      matched += 1
      return matched == Self.end.count
    }
    // The end's first byte occurs in it only once, so that no shorter match can be under way.
    keep(Self.end[..<matched])
    matched = byte == Self.end[0] ? 1 : 0
    if matched == 0 { keep([byte]) }
    return false
  }

  /// What was dropped of the paste, if it was longer than the limit; to be asked for before the text is taken.
  var cut: KeyEvent? { length > bytes.count ? .pasteCut(limit: limit, length: length) : nil }

  /// The text with line ends as `\n`, without other control characters but the tab; then starts afresh.
  mutating func takeText() -> String {
    defer {
      bytes = []
      matched = 0
      length = 0
    }
    if length > bytes.count { dropCutCharacter() }
    return PlainText.clean(String(decoding: bytes, as: UTF8.self))
  }

  private mutating func keep(_ more: ArraySlice<UInt8>) {
    // What follows something that was dropped is dropped, too.
    if length == bytes.count { bytes += more.prefix(limit - bytes.count) }
    length += more.count
  }

  /// The limit may lie within a character of several bytes.
  private mutating func dropCutCharacter() {
    guard let start = bytes.lastIndex(where: { $0 & 0xc0 != 0x80 }), bytes[start] >= 0xc0 else { return }
    let whole = bytes[start] < 0xe0 ? 2 : bytes[start] < 0xf0 ? 3 : 4
    if bytes.count - start < whole { bytes.removeSubrange(start...) }
  }
}

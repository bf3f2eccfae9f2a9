import TerminalCore

/// Cutting a text into pieces, at the borders of its characters.
extension TextPiece {
  static func pieces(of text: String) -> [TextPiece] {
    var text = text
    return text.withUTF8 { utf8 in
      var pieces: [TextPiece] = []
      var start = 0
      while start < utf8.count {
        let piece = piece(utf8, from: start)
        pieces.append(piece)
        start += piece.bytes.count
      }
      return pieces
    }
  }

  /// The piece in pieces that are not too long.
  var split: [TextPiece] {
    guard bytes.count > Self.size, count > 1 else { return [self] }
    return slice(0..<count / 2).split + slice(count / 2..<count).split
  }

  private static func piece(_ utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> TextPiece {
    let end = min(start + size, utf8.count)
    if isPlain(utf8, start..<end) { return TextPiece(plain: utf8[start..<end]) }
    var offsets: [UInt32] = [0]
    var cells: [Cell] = []
    var place = start
    while place < end {
      let character = character(utf8, at: place)
      place += character.length
      offsets.append(UInt32(place - start))
      cells.append(character.cell)
    }
    return TextPiece(bytes: Array(utf8[start..<place]), offsets: offsets, cells: cells)
  }

  /// Whether each byte is a character, the last one, too, whatever follows.
  private static func isPlain(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    if range.upperBound < utf8.count, utf8[range.upperBound] >= 0x80 { return false }
    for index in range where utf8[index] >= 0x80 || utf8[index] == 0x0d { return false }
    return true
  }

  /// The character that begins there: how many bytes it has, and its cell.
  private static func character(
    _ utf8: UnsafeBufferPointer<UInt8>, at place: Int
  ) -> (length: Int, cell: Cell) {
    let scalar = scalar(utf8, at: place)
    let next = place + scalar.length
    guard SimpleScalar.contains(scalar.value),
      next == utf8.count || SimpleScalar.contains(self.scalar(utf8, at: next).value)
    else { return cluster(utf8, at: place) }
    if scalar.value < 0x80 { return (1, cell(plain: UInt8(scalar.value))) }
    guard let columns = SimpleScalar.columns(scalar.value) else { return cluster(utf8, at: place) }
    return (scalar.length, Cell(columns))
  }

  /// The text is valid, so that the first byte tells all.
  private static func scalar(
    _ utf8: UnsafeBufferPointer<UInt8>, at place: Int
  ) -> (value: UInt32, length: Int) {
    func rest(_ index: Int) -> UInt32 { UInt32(utf8[place + index] & 0x3f) }
    let first = UInt32(utf8[place])
    switch first {
    case ..<0x80: return (first, 1)
    case ..<0xe0: return ((first & 0x1f) << 6 | rest(1), 2)
    case ..<0xf0: return ((first & 0x0f) << 12 | rest(1) << 6 | rest(2), 3)
    default: return ((first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3), 4)
    }
  }

  /// A character of several scalars. Where the text is cut to look at it, what ends with the cut may be longer.
  private static func cluster(
    _ utf8: UnsafeBufferPointer<UInt8>, at place: Int
  ) -> (length: Int, cell: Cell) {
    var window = 64
    while true {
      var end = min(place + window, utf8.count)
      while end < utf8.count, utf8[end] & 0xc0 == 0x80 { end += 1 }
      let text = String(decoding: utf8[place..<end], as: UTF8.self)
      if let first = text.first, end == utf8.count || !text.dropFirst().isEmpty {
        return (first.utf8.count, cell(of: first))
      }
      window *= 4
    }
  }
}

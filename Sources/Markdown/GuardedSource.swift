/// Text made harmless for the parser, byte for byte, so that offsets stay.
///
/// Nested quotes and lists, wide tables and the starts of HTML declarations let the time that parsing takes grow
/// faster than the text; beyond what people write they are hidden behind control characters. So are link
/// reference definitions: a reply is read while it is written, and must not change above where it grows.
struct GuardedSource {
  static let deepest = 12
  static let mostColumns = 40

  private(set) var bytes: [UInt8]

  /// Control characters that hide what they stand for; those of the text itself become substitutes first.
  private static let hidden: [(mark: UInt8, meaning: Character)] = [
    (1, ":"), (2, "<"), (3, ">"), (4, "-"), (5, "*"), (6, "+"), (7, "."), (8, ")"), (14, "|"),
  ]
  private static let marks: [UInt8: UInt8] = Dictionary(
    uniqueKeysWithValues: hidden.map { ($0.meaning.asciiValue ?? 0, $0.mark) })
  private static let meanings: [UInt8] = {
    var table = Array(UInt8.min...UInt8.max)
    for entry in hidden { table[Int(entry.mark)] = entry.meaning.asciiValue ?? 0 }
    return table
  }()

  /// - Parameter source: starts at the start of a line.
  init(_ source: some Collection<UInt8>) {
    bytes = source.map(Self.cleaned)
    var line = 0
    while line < bytes.count {
      let end = bytes[line...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      guardLine(line..<end)
      line = end + 1
    }
  }

  /// The byte, or a substitute for a control character that could be taken for one of ours.
  static func cleaned(_ byte: UInt8) -> UInt8 { byte < 9 || byte == 14 ? 0x1a : byte }

  /// The text of bytes with everything hidden in its place again.
  static func text(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: bytes.map { meanings[Int($0)] }, as: UTF8.self)
  }

  private mutating func hide(_ index: Int) {
    if let mark = Self.marks[bytes[index]] { bytes[index] = mark }
  }

  private mutating func guardLine(_ line: Range<Int>) {
    var columns = 0
    for index in line {
      switch bytes[index] {
      case UInt8(ascii: "|"):
        columns += 1
        if columns > Self.mostColumns { hide(index) }
      case UInt8(ascii: ":") where index > line.lowerBound && bytes[index - 1] == UInt8(ascii: "]"):
        hide(index)
      case UInt8(ascii: "<") where index + 1 < line.upperBound && isDeclaration(bytes[index + 1]):
        hide(index)
      case UInt8(ascii: "\r") where index + 1 < line.upperBound || line.upperBound == bytes.count:
        // Alone it would end a line, which offsets are counted by.
        bytes[index] = 0x1a
      default: break
      }
    }
    guardDepth(line)
  }

  private func isDeclaration(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") }

  private mutating func guardDepth(_ line: Range<Int>) {
    var index = line.lowerBound
    var depth = 0
    while let marker = nextMarker(from: index, in: line) {
      depth += 1
      if depth > Self.deepest {
        if isRule(marker, in: line) { return }
        hide(marker)
      }
      index = marker + 1
    }
  }

  /// The index of the character that makes the next thing on the line a quote or a list item.
  private func nextMarker(from start: Int, in line: Range<Int>) -> Int? {
    var index = start
    while index < line.upperBound, bytes[index] == 0x20 || bytes[index] == 9 { index += 1 }
    guard index < line.upperBound else { return nil }
    switch bytes[index] {
    case UInt8(ascii: ">"): return index
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      return endsMarker(index + 1, in: line) ? index : nil
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      var digits = index
      while digits < line.upperBound, digits < index + 10, (48...57).contains(bytes[digits]) { digits += 1 }
      guard digits < line.upperBound,
        bytes[digits] == UInt8(ascii: ".") || bytes[digits] == UInt8(ascii: ")"),
        endsMarker(digits + 1, in: line)
      else { return nil }
      return digits
    default: return nil
    }
  }

  private func endsMarker(_ index: Int, in line: Range<Int>) -> Bool {
    index >= line.upperBound || [0x20, 9, 13].contains(bytes[index])
  }

  private func isRule(_ marker: Int, in line: Range<Int>) -> Bool {
    bytes[marker] != UInt8(ascii: ">")
      && bytes[line].allSatisfy { $0 == bytes[marker] || $0 == 0x20 || $0 == 9 || $0 == 13 }
  }
}

/// Finds inline text in the source it was parsed from, by walking over both in order.
///
/// The parser's own positions of inline text are unreliable, and it has none for escapes and entities.
struct SourceWalk {
  typealias Piece = (text: String, range: Range<Int>)

  private let bytes: [UInt8]
  private(set) var at: Int
  private let end: Int
  /// Quotes around the text, whose marks stand at the start of each of its lines.
  private let quotes: Int

  /// How far a text may be from where the last one ended.
  private static let reach = 1024
  /// Bytes that have to agree for a text to be found.
  private static let sample = 16

  init(_ bytes: [UInt8], in range: Range<Int>, quotes: Int) {
    self.bytes = bytes
    at = range.lowerBound
    end = min(range.upperBound, bytes.count)
    self.quotes = quotes
  }

  /// The pieces of a text that comes next.
  mutating func take(_ text: ArraySlice<UInt8>, isCode: Bool = false) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text
    while !rest.isEmpty {
      guard let found = find(rest, isCode) else {
        pieces.append((GuardedSource.text(rest), at..<max(at, end)))
        return pieces
      }
      at = found
      rest = rest.dropFirst(follow(rest, isCode, &pieces))
    }
    return pieces
  }

  /// Where the text starts, from here on.
  private func find(_ text: ArraySlice<UInt8>, _ isCode: Bool) -> Int? {
    var candidate = at
    while candidate < min(end, at + Self.reach) {
      if agrees(text, at: candidate, isCode) { return candidate }
      candidate += 1
    }
    return nil
  }

  private func agrees(_ text: ArraySlice<UInt8>, at start: Int, _ isCode: Bool) -> Bool {
    var (index, place) = (text.startIndex, start)
    let last = min(text.endIndex, index + Self.sample)
    while index < last {
      guard place < end, let step = step(text[index...], at: place, isCode) else { return false }
      index += step.text
      place += step.source
    }
    return true
  }

  /// Walks along while text and source agree, by at least one step; returns the bytes of text walked.
  private mutating func follow(_ text: ArraySlice<UInt8>, _ isCode: Bool, _ pieces: inout [Piece]) -> Int {
    var index = text.startIndex
    var (pieceStart, placeStart) = (index, at)
    func flush(_ at: Int) -> Piece? {
      index > pieceStart ? (GuardedSource.text(text[pieceStart..<index]), placeStart..<at) : nil
    }
    while index < text.endIndex, at < end, let step = step(text[index...], at: at, isCode) {
      if step.text == 1, step.source == 1 {
        index += 1
        at += 1
        continue
      }
      if let piece = flush(at) { pieces.append(piece) }
      pieces.append((GuardedSource.text(text[index..<index + step.text]), at..<at + step.source))
      index += step.text
      at += step.source
      (pieceStart, placeStart) = (index, at)
    }
    if let piece = flush(at) { pieces.append(piece) }
    return index - text.startIndex
  }

  /// How many bytes of text and source belong together here; nil where they differ.
  private func step(
    _ text: ArraySlice<UInt8>, at place: Int, _ isCode: Bool
  ) -> (text: Int, source: Int)? {
    guard let wanted = text.first else { return nil }
    let byte = bytes[place]
    if isCode, byte == 10 || byte == 13, wanted == 0x20 {
      return (1, lineStart(after: place) - place)
    }
    if byte == UInt8(ascii: "\\"), place + 1 < end, bytes[place + 1] == wanted, isPunctuation(wanted),
      !isCode || wanted == UInt8(ascii: "|")
    {
      return (1, 2)
    }
    if !isCode, byte == UInt8(ascii: "&"), let entity = entity(text, at: place) { return entity }
    return byte == wanted ? (1, 1) : nil
  }

  private func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x2f).contains(byte) || (0x3a...0x40).contains(byte) || (0x5b...0x60).contains(byte)
      || (0x7b...0x7e).contains(byte)
  }

  /// An entity stands for one character, unless the text has it as it is written.
  private func entity(_ text: ArraySlice<UInt8>, at place: Int) -> (text: Int, source: Int)? {
    let body = bytes[place..<min(end, place + 34)]
    guard let close = body.firstIndex(of: UInt8(ascii: ";")), close > place + 1,
      body[(place + 1)..<close].allSatisfy({
        $0 == UInt8(ascii: "#") || (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
      })
    else { return nil }
    let isAmpersand = body[(place + 1)..<close].elementsEqual("amp".utf8)
    if !isAmpersand, text.starts(with: bytes[place...close]) { return nil }
    guard let lead = text.first else { return nil }
    let length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    return isAmpersand && lead != UInt8(ascii: "&") ? nil : (min(length, text.count), close + 1 - place)
  }

  // MARK: Over what is not text

  /// Where the content of the line after this place starts, behind the marks of the quotes around it.
  private func lineStart(after place: Int) -> Int {
    var next = bytes[place..<end].firstIndex(of: 10).map { $0 + 1 } ?? end
    var marks = 0
    while next < end {
      if bytes[next] == UInt8(ascii: ">"), marks < quotes {
        marks += 1
      } else if bytes[next] != 0x20, bytes[next] != 9 {
        break
      }
      next += 1
    }
    return next
  }

  /// Goes to the next line; returns the range of the line end.
  mutating func takeLineEnd() -> Range<Int> {
    let newline = bytes[min(at, end)..<end].firstIndex(of: 10) ?? end
    at = lineStart(after: min(at, end))
    return newline..<min(newline + 1, end)
  }

  /// Goes behind the backquotes that open a code span.
  mutating func openCode() {
    guard let first = bytes[min(at, end)..<end].firstIndex(of: UInt8(ascii: "`")) else { return }
    at = first
    skip { $0 == UInt8(ascii: "`") }
  }

  mutating func closeCode() {
    skip { $0 == 0x20 || $0 == 10 || $0 == 13 }
    skip { $0 == UInt8(ascii: "`") }
  }

  /// Goes behind the end of a link; returns the range of its address.
  mutating func closeLink() -> Range<Int> {
    skip { [UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "`")].contains($0) }
    if at < end, bytes[at] == UInt8(ascii: ">") { at += 1 }
    guard at + 1 < end, bytes[at] == UInt8(ascii: "]"), bytes[at + 1] == UInt8(ascii: "(") else {
      return at..<at
    }
    let start = at + 2
    at = closingParenthesis(from: start)
    let range = start..<at
    at = min(at + 1, end)
    return range
  }

  private func closingParenthesis(from start: Int) -> Int {
    var index = start
    var depth = 0
    var closer: UInt8?
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\") {
        index += 1
      } else if let waited = closer {
        if byte == waited { closer = nil }
      } else if byte == UInt8(ascii: "<"), index == start {
        closer = UInt8(ascii: ">")
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), index > start,
        bytes[index - 1] <= 0x20
      {
        closer = byte
      } else if byte == UInt8(ascii: "(") {
        depth += 1
      } else if byte == UInt8(ascii: ")") {
        if depth == 0 { return index }
        depth -= 1
      }
      index += 1
    }
    return end
  }

  private mutating func skip(while matches: (UInt8) -> Bool) {
    while at < end, matches(bytes[at]) { at += 1 }
  }
}

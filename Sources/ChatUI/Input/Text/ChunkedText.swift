/// A text as a list of characters, in pieces: an edit moves the bytes of one of them, however long the text is, and a
/// character of plain text takes one byte.
struct ChunkedText: Sendable {
  private(set) var pieces: [TextPiece] = []
  /// The index of each piece's first character.
  private var starts: [Int] = []
  private(set) var count = 0

  init() {}

  init(_ text: String) {
    pieces = TextPiece.pieces(of: text)
    countPieces(from: 0)
  }

  init(_ characters: some Sequence<Character>) {
    pieces = TextPiece(characters).split
    countPieces(from: 0)
  }

  /// The whole text.
  var string: String { string(0..<count) }

  /// The characters of that range, as they stand there.
  func string(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    for (index, part) in parts(range) { bytes += pieces[index].bytes[pieces[index].byteRange(part)] }
    return String(decoding: bytes, as: UTF8.self)
  }

  func slice(_ range: Range<Int>) -> ChunkedText {
    var slice = ChunkedText()
    slice.pieces = parts(range).map { pieces[$0.piece].slice($0.part) }
    slice.countPieces(from: 0)
    return slice
  }

  /// Puts other characters in the place of some.
  mutating func replace(_ range: Range<Int>, with new: ChunkedText) {
    guard !pieces.isEmpty else {
      self = new
      return
    }
    let (first, last) = (piece(of: range.lowerBound), piece(of: range.upperBound))
    var head = pieces[first].slice(0..<range.lowerBound - starts[first])
    let tail = pieces[last].slice(range.upperBound - starts[last]..<pieces[last].count)
    var fresh: [TextPiece]
    if head.bytes.count + new.pieces.reduce(0, { $0 + $1.bytes.count }) + tail.bytes.count <= 2
      * TextPiece.size
    {
      for piece in new.pieces { head.append(piece) }
      head.append(tail)
      fresh = head.split
    } else {
      fresh = [head] + new.pieces + [tail]
    }
    fresh.removeAll { $0.bytes.isEmpty }
    pieces.replaceSubrange(first...last, with: fresh)
    countPieces(from: first)
  }

  /// The places of a character that is one byte.
  func places(of byte: UInt8) -> [Int] {
    pieces.indices.flatMap { index in pieces[index].places(of: byte).map { starts[index] + $0 } }
  }

  /// The last such character before a place.
  func last(_ byte: UInt8, before place: Int) -> Int? {
    guard place > 0 else { return nil }
    for (index, part) in parts(0..<place).reversed() {
      if let found = pieces[index].last(byte, before: part.upperBound) { return starts[index] + found }
    }
    return nil
  }

  /// The first such character from a place on.
  func first(_ byte: UInt8, from place: Int) -> Int? {
    for (index, part) in parts(place..<count) {
      if let found = pieces[index].first(byte, from: part.lowerBound) { return starts[index] + found }
    }
    return nil
  }

  // MARK: Pieces

  /// The piece that a character is in, or the last one.
  func piece(of place: Int) -> Int {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= place { low = middle + 1 } else { high = middle }
    }
    return Swift.max(low - 1, 0)
  }

  func start(ofPiece index: Int) -> Int { starts[index] }

  /// The pieces that have characters of a range, with which of their own characters these are.
  private func parts(_ range: Range<Int>) -> [(piece: Int, part: Range<Int>)] {
    guard !range.isEmpty else { return [] }
    return (piece(of: range.lowerBound)...piece(of: range.upperBound - 1)).map { index in
      let start = starts[index]
      return (
        index,
        Swift.max(range.lowerBound - start, 0)..<Swift.min(range.upperBound - start, pieces[index].count)
      )
    }
  }

  private mutating func countPieces(from first: Int) {
    starts.removeSubrange(first...)
    var place = first > 0 ? starts[first - 1] + pieces[first - 1].count : 0
    for piece in pieces[first...] {
      starts.append(place)
      place += piece.count
    }
    count = place
  }
}

extension ChunkedText: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { count }

  subscript(position: Int) -> Character {
    let index = piece(of: position)
    return pieces[index][position - starts[index]]
  }
}

/// Texts are equal where their characters are, however they are cut.
extension ChunkedText: Equatable {
  static func == (first: ChunkedText, second: ChunkedText) -> Bool {
    first.count == second.count && first.string == second.string
  }
}

import TerminalCore

/// Some characters of a text that follow each other, as UTF-8.
struct TextPiece: Sendable {
  /// What rows depend on of a character: its columns, or that it ends a line or is a space.
  typealias Cell = UInt8
  static let lineEnd: Cell = 255
  static let space: Cell = 254
  private static let mostColumns = 253

  /// About how many bytes a piece has.
  static let size = 4096

  private(set) var bytes: [UInt8]
  /// Where each character begins in the bytes, and where the last one ends; nil where each of them is one byte.
  private var offsets: [UInt32]?
  /// Nil where each character is one byte, which tells it.
  private var cells: [Cell]?

  /// - Parameter plain: characters of one byte each.
  init(plain: some Sequence<UInt8>) { bytes = Array(plain) }

  /// - Parameters:
  ///   - offsets: where each character begins, and where the last one ends.
  ///   - cells: one for each character.
  init(bytes: [UInt8], offsets: [UInt32], cells: [Cell]) {
    self.bytes = bytes
    guard cells.count != bytes.count else { return }
    (self.offsets, self.cells) = (offsets, cells)
  }

  init(_ characters: some Sequence<Character>) {
    var bytes: [UInt8] = []
    var offsets: [UInt32] = [0]
    var cells: [Cell] = []
    for character in characters {
      bytes.append(contentsOf: character.utf8)
      offsets.append(UInt32(bytes.count))
      cells.append(Self.cell(of: character))
    }
    self.init(bytes: bytes, offsets: offsets, cells: cells)
  }

  static func cell(of character: Character) -> Cell {
    character == "\n"
      ? lineEnd : character == " " ? space : Cell(min(DisplayWidth.of(character), mostColumns))
  }

  static func cell(plain byte: UInt8) -> Cell { byte == 0x0a ? lineEnd : byte == 0x20 ? space : 1 }

  var count: Int { cells?.count ?? bytes.count }

  /// The character of that index.
  subscript(index: Int) -> Character {
    let range = byteRange(index..<index + 1)
    guard range.count > 1 else { return Character(Unicode.Scalar(bytes[range.lowerBound])) }
    return Character(String(decoding: bytes[range], as: UTF8.self))
  }

  func cell(_ index: Int) -> Cell { cells?[index] ?? Self.cell(plain: bytes[index]) }

  func byteRange(_ range: Range<Int>) -> Range<Int> {
    guard let offsets else { return range }
    return Int(offsets[range.lowerBound])..<Int(offsets[range.upperBound])
  }

  /// Some of the characters.
  func slice(_ range: Range<Int>) -> TextPiece {
    let place = byteRange(range)
    guard let offsets, let cells, place.count != range.count else { return TextPiece(plain: bytes[place]) }
    return TextPiece(
      bytes: Array(bytes[place]),
      offsets: offsets[range.lowerBound...range.upperBound].map { $0 - UInt32(place.lowerBound) },
      cells: Array(cells[range]))
  }

  mutating func append(_ other: TextPiece) {
    if offsets != nil || other.offsets != nil {
      let start = UInt32(bytes.count)
      offsets = allOffsets + other.allOffsets.dropFirst().map { $0 + start }
      cells = allCells + other.allCells
    }
    bytes += other.bytes
  }

  private var allOffsets: [UInt32] { offsets ?? (0...UInt32(bytes.count)).map { $0 } }
  private var allCells: [Cell] { cells ?? bytes.map(Self.cell) }
}

/// Looking for characters of one byte.
extension TextPiece {
  /// All that are this byte.
  func places(of byte: UInt8) -> [Int] {
    bytes.indices.filter { bytes[$0] == byte }.compactMap(character)
  }

  /// The last one before that index.
  func last(_ byte: UInt8, before index: Int) -> Int? {
    var end = byteRange(0..<index).upperBound
    while let place = bytes[..<end].lastIndex(of: byte) {
      if let found = character(at: place) { return found }
      end = place
    }
    return nil
  }

  /// The first one from that index on.
  func first(_ byte: UInt8, from index: Int) -> Int? {
    var start = byteRange(0..<index).upperBound
    while let place = bytes[start...].firstIndex(of: byte) {
      if let found = character(at: place) { return found }
      start = place + 1
    }
    return nil
  }

  /// The character that a byte is all of; nil where it is only a part of one.
  private func character(at byte: Int) -> Int? {
    guard let offsets else { return byte }
    var (low, high) = (0, offsets.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if Int(offsets[middle]) < byte { low = middle + 1 } else { high = middle }
    }
    guard low < offsets.count - 1, offsets[low] == byte, offsets[low + 1] == byte + 1 else { return nil }
    return low
  }
}

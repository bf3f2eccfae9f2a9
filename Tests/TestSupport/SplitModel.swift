public import Foundation

/// A model's file in two, as llama.cpp's own tool splits them: all properties in the first one, and half of
/// the tensors in each.
public enum SplitModel {
  /// - Parameter stem: without `-00001-of-00002.gguf`.
  /// - Returns: the paths of the two files.
  @discardableResult
  public static func write(_ model: String, to stem: URL) throws -> [String] {
    var reader = Reader(bytes: [UInt8](try Data(contentsOf: URL(fileURLWithPath: model))))
    let parts = reader.parts()
    return try parts.enumerated().map { index, data in
      let path = stem.path + "-0000\(index + 1)-of-00002.gguf"
      try data.write(to: URL(fileURLWithPath: path))
      return path
    }
  }

  private struct Tensor {
    /// Name, dimensions and type as the file has them.
    let description: Data
    let offset: Int
  }

  /// Walks a sound file; for others it traps.
  private struct Reader {
    static let alignment = 32

    let bytes: [UInt8]
    var place = 8

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func parts() -> [Data] {
      let (tensorCount, pairCount) = (number(8), number(8))
      let start = place
      for _ in 0..<pairCount {
        place += number(8)
        skipValue(type: number(4))
      }
      let pairs = Data(bytes[start..<place])
      let tensors = (0..<tensorCount).map { _ in tensor() }
      let dataStart = Self.padded(place)
      let half = tensorCount / 2
      return [
        file(0, tensors[..<half], dataStart, tensors, pairs, pairCount, tensorCount),
        file(1, tensors[half...], dataStart, tensors, Data(), 0, tensorCount),
      ]
    }

    private func file(
      _ index: Int, _ tensors: ArraySlice<Tensor>, _ dataStart: Int, _ all: [Tensor], _ pairs: Data,
      _ pairCount: Int, _ tensorCount: Int
    ) -> Data {
      var head = Data("GGUF".utf8) + Self.integer(UInt32(3)) + Self.integer(UInt64(tensors.count))
      head += Self.integer(UInt64(pairCount + 3)) + pairs
      head += Self.pair("split.no", type: 2, Self.integer(UInt16(index)))
      head += Self.pair("split.count", type: 2, Self.integer(UInt16(2)))
      head += Self.pair("split.tensors.count", type: 5, Self.integer(Int32(tensorCount)))
      var body = Data()
      for tensor in tensors {
        head += tensor.description + Self.integer(UInt64(body.count))
        let end = all.map(\.offset).filter { $0 > tensor.offset }.min() ?? bytes.count - dataStart
        body += Data(bytes[dataStart + tensor.offset..<dataStart + end])
        body += Data(count: Self.padded(body.count) - body.count)
      }
      return head + Data(count: Self.padded(head.count) - head.count) + body
    }

    private mutating func tensor() -> Tensor {
      let start = place
      place += number(8)
      place += 8 * number(4)
      place += 4
      let description = Data(bytes[start..<place])
      return Tensor(description: description, offset: number(8))
    }

    private mutating func skipValue(type: Int) {
      switch type {
      case 8: place += number(8)
      case 9:
        let (element, count) = (number(4), number(8))
        for _ in 0..<count { skipValue(type: element) }
      case 0, 1, 7: place += 1
      case 2, 3: place += 2
      case 4, 5, 6: place += 4
      default: place += 8
      }
    }

    private mutating func number(_ size: Int) -> Int {
      defer { place += size }
      return bytes[place..<place + size].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    private static func padded(_ count: Int) -> Int { (count + alignment - 1) / alignment * alignment }

    private static func pair(_ key: String, type: UInt32, _ value: Data) -> Data {
      integer(UInt64(key.utf8.count)) + Data(key.utf8) + integer(type) + value
    }

    private static func integer<Value: FixedWidthInteger>(_ value: Value) -> Data {
      withUnsafeBytes(of: value.littleEndian) { Data($0) }
    }
  }
}

import Foundation
import LlamaBackend
import Testing

/// Hand-made file headers, most of them impossible.
enum HeaderBytes {
  struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let data: Data
    var reason = ModelLoadError.Reason.damaged

    var testDescription: String { name }
  }

  static let sound = file()

  static let impossible = [
    Sample(name: "other magic", data: file(magic: "GGML"), reason: .notAModel),
    Sample(name: "version 1", data: file(version: 1), reason: .unsupported),
    Sample(name: "version 4", data: file(version: 4), reason: .unsupported),
    Sample(name: "version 0", data: file(version: 0), reason: .unsupported),
    Sample(name: "other byte order", data: file(version: 3 << 24), reason: .unsupported),
    Sample(name: "2^63 tensors", data: file(tensorCount: 1 << 63)),
    Sample(name: "2^64 − 1 pairs", data: file(pairCount: .max)),
    Sample(name: "no architecture", data: file(pairs: [])),
    Sample(name: "empty key", data: file(pairs: [architecture, string("", "x")])),
    Sample(name: "a key twice", data: file(pairs: [architecture, architecture])),
    Sample(name: "endless key", data: file(pairs: [architecture, integer(UInt64.max)])),
    Sample(
      name: "endless string",
      data: file(pairs: [architecture, text("k") + integer(UInt32(8)) + integer(UInt64.max)])),
    Sample(
      name: "unknown type",
      data: file(pairs: [architecture, text("k") + integer(UInt32(13)) + integer(UInt64(1))])),
    Sample(name: "endless list", data: file(pairs: [architecture, list(type: 4, count: 1 << 62)])),
    Sample(
      name: "endless list of strings", data: file(pairs: [architecture, list(type: 8, count: 1 << 29)])),
    Sample(name: "list of lists", data: file(pairs: [architecture, list(type: 9, count: 1)])),
    Sample(name: "alignment 3", data: file(pairs: [architecture, alignment(3)])),
    Sample(name: "alignment 0", data: file(pairs: [architecture, alignment(0)])),
    Sample(name: "tensor past the end", data: file(tensors: [tensor(dimensions: [1 << 20])])),
    Sample(name: "tensor of no elements", data: file(tensors: [tensor(dimensions: [0])])),
    Sample(name: "tensor of 2^64 elements", data: file(tensors: [tensor(dimensions: [1 << 32, 1 << 32])])),
    Sample(name: "tensor of five dimensions", data: file(tensors: [tensor(dimensions: [1, 1, 1, 1, 1])])),
    Sample(name: "tensor of unknown type", data: file(tensors: [tensor(type: 4)])),
    Sample(name: "tensor of a type out of range", data: file(tensors: [tensor(type: .max)])),
    Sample(name: "tensor that splits a block", data: file(tensors: [tensor(dimensions: [33], type: 2)])),
    Sample(name: "tensor far away", data: file(tensors: [tensor(offset: .max - 31)])),
    Sample(name: "tensor off its alignment", data: file(tensors: [tensor(offset: 1)])),
    Sample(name: "two tensors of one name", data: file(tensors: [tensor(), tensor()])),
  ]

  /// A header with one text of that length, of which only the start is here; then there is no architecture.
  static func withLongText(bytes: UInt64) -> Data {
    Data("GGUF".utf8) + integer(UInt32(3)) + integer(UInt64(0)) + integer(UInt64(1)) + text("general.name")
      + integer(UInt32(8)) + integer(bytes)
  }

  private static let architecture = string("general.architecture", "llama")

  private static func file(
    magic: String = "GGUF", version: UInt32 = 3, tensorCount: UInt64? = nil, pairCount: UInt64? = nil,
    pairs: [Data] = [architecture], tensors: [Data] = [tensor()]
  ) -> Data {
    var data = Data(magic.utf8) + integer(version)
    data += integer(tensorCount ?? UInt64(tensors.count)) + integer(pairCount ?? UInt64(pairs.count))
    for part in pairs + tensors { data += part }
    // Room for the data of one small tensor behind the alignment.
    return data + Data(count: 32 + 128)
  }

  private static func tensor(dimensions: [UInt64] = [32], type: UInt32 = 0, offset: UInt64 = 0) -> Data {
    dimensions.reduce(text("token_embd.weight") + integer(UInt32(dimensions.count))) { $0 + integer($1) }
      + integer(type) + integer(offset)
  }

  private static func string(_ key: String, _ value: String) -> Data {
    text(key) + integer(UInt32(8)) + text(value)
  }

  private static func alignment(_ value: UInt32) -> Data {
    text("general.alignment") + integer(UInt32(4)) + integer(value)
  }

  private static func list(type: UInt32, count: UInt64) -> Data {
    text("k") + integer(UInt32(9)) + integer(type) + integer(count)
  }

  private static func text(_ text: String) -> Data { integer(UInt64(text.utf8.count)) + Data(text.utf8) }

  private static func integer<Value: FixedWidthInteger>(_ value: Value) -> Data {
    withUnsafeBytes(of: value.littleEndian) { Data($0) }
  }
}

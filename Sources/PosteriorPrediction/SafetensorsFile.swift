import Foundation

/// Named tensors and a few texts about them, in the safetensors format: the length of a JSON header in eight
/// bytes, the header, the data.
struct SafetensorsFile: Equatable {
  enum ElementType: String, Codable {
    case half = "F16"
    case single = "F32"

    var size: Int { self == .half ? 2 : 4 }
  }

  struct Tensor: Equatable {
    var type: ElementType
    var shape: [Int]
    /// Row-major.
    var values: [Float]
  }

  var metadata: [String: String]
  var tensors: [String: Tensor]

  private static let longestHeader = 1 << 20
  private static let largestFile = 1 << 28

  init(metadata: [String: String], tensors: [String: Tensor]) {
    self.metadata = metadata
    self.tensors = tensors
  }

  private struct Entry: Codable {
    var dtype: ElementType
    var shape: [Int]
    var dataOffsets: [Int]

    enum CodingKeys: String, CodingKey {
      case dtype, shape
      case dataOffsets = "data_offsets"
    }
  }

  // MARK: Reading

  /// - Throws: `PredictorError` for anything that is not such a file, whole and in bounds.
  init(reading data: Data) throws(PredictorError) {
    let data = Data(data)
    guard data.count <= Self.largestFile else { throw PredictorError("it is larger than 256 MiB") }
    guard data.count >= 8 else { throw PredictorError("it ends too early") }
    let length = data.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(min(Self.longestHeader, data.count - 8)) else {
      throw PredictorError("its header is longer than the file")
    }
    let start = 8 + Int(length)
    let entries: [String: Entry]
    do {
      let decoder = JSONDecoder()
      let header = data[8..<start]
      metadata = try decoder.decode(Metadata.self, from: header).texts ?? [:]
      entries = try decoder.decode([String: Lenient].self, from: header).compactMapValues(\.entry)
    } catch {
      throw PredictorError("its header is not that of a safetensors file")
    }
    tensors = [:]
    for (name, entry) in entries { tensors[name] = try Self.tensor(entry, in: data[start...]) }
  }

  private struct Metadata: Decodable {
    var texts: [String: String]?

    enum CodingKeys: String, CodingKey { case texts = "__metadata__" }
  }

  /// A tensor's description, or the metadata, which are none.
  private struct Lenient: Decodable {
    var entry: Entry?

    init(from decoder: any Decoder) throws {
      entry = decoder.codingPath.last?.stringValue == "__metadata__" ? nil : try Entry(from: decoder)
    }
  }

  private static func tensor(_ entry: Entry, in data: Data) throws(PredictorError) -> Tensor {
    var count = 1
    for extent in entry.shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: extent)
      guard extent >= 0, !overflow else { throw PredictorError("a tensor's shape is impossible") }
      count = product
    }
    let offsets = entry.dataOffsets
    guard offsets.count == 2, offsets[0] >= 0, offsets[0] <= offsets[1], offsets[1] <= data.count,
      count <= largestFile, offsets[1] - offsets[0] == count * entry.dtype.size
    else { throw PredictorError("a tensor lies outside the file") }
    let bytes = data[data.startIndex + offsets[0]..<data.startIndex + offsets[1]]
    let values = bytes.withUnsafeBytes { bytes in
      (0..<count).map { index in
        switch entry.dtype {
        case .half:
          HalfPrecision.value(
            UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 2, as: UInt16.self)))
        case .single:
          Float(
            bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)))
        }
      }
    }
    guard values.allSatisfy(\.isFinite) else { throw PredictorError("it holds values that are no numbers") }
    return Tensor(type: entry.dtype, shape: entry.shape, values: values)
  }

  // MARK: Writing

  /// The file's bytes; the same for the same content.
  func data() throws -> Data {
    var body = Data()
    var header: [String: any Encodable] = [:]
    for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
      let start = body.count
      for value in tensor.values {
        switch tensor.type {
        case .half:
          withUnsafeBytes(of: HalfPrecision.bits(value).littleEndian) { body.append(contentsOf: $0) }
        case .single: withUnsafeBytes(of: value.bitPattern.littleEndian) { body.append(contentsOf: $0) }
        }
      }
      header[name] = Entry(dtype: tensor.type, shape: tensor.shape, dataOffsets: [start, body.count])
    }
    header["__metadata__"] = metadata
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var json = try encoder.encode(header.mapValues(AnyEncodable.init))
    // The data starts at a multiple of eight bytes.
    json += Data(repeating: UInt8(ascii: " "), count: (8 - json.count % 8) % 8)
    var file = Data()
    withUnsafeBytes(of: UInt64(json.count).littleEndian) { file.append(contentsOf: $0) }
    return file + json + body
  }

  private struct AnyEncodable: Encodable {
    let value: any Encodable

    init(_ value: any Encodable) { self.value = value }

    func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
  }
}

/// What is wrong with a predictor's file, as the middle of a sentence.
public struct PredictorError: Error, Equatable, Sendable {
  public let problem: String

  init(_ problem: String) { self.problem = problem }
}

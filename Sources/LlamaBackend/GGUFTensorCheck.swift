import CLlama

/// Checks that every tensor a header describes has a known type, and lies within the file.
struct GGUFTensorCheck {
  static let defaultAlignment: UInt64 = 32
  static let longestName = UInt64(GGML_MAX_NAME - 1)
  static let mostDimensions = UInt32(GGML_MAX_DIMS)

  let alignment: UInt64
  private var names: Set<String> = []
  /// Where the last tensor ends, from the start of the data.
  private var dataSize: UInt64 = 0
  /// Elements of all tensors; capped, not wrapped.
  private(set) var elementCount = 0

  init(alignment: UInt64) { self.alignment = alignment }

  mutating func add(name: String, dimensions: [UInt64], type: UInt32, offset: UInt64) throws(GGUFDefect) {
    guard names.insert(name).inserted else { throw .contradiction("two tensors have one name") }
    guard let size = Self.byteCount(dimensions, type: type) else {
      throw .contradiction("a tensor has an impossible type or shape")
    }
    guard offset % alignment == 0 else { throw .contradiction("a tensor does not start where it may") }
    let (end, overflow) = offset.addingReportingOverflow(size)
    guard !overflow else { throw .contradiction("a tensor is larger than any file") }
    dataSize = max(dataSize, end)
    let elements = dimensions.reduce(1) { $0 * Int($1) }
    let (sum, isTooMuch) = elementCount.addingReportingOverflow(elements)
    elementCount = isTooMuch ? .max : sum
  }

  func check(headerEnd: UInt64, fileSize: UInt64) throws(GGUFDefect) {
    let (padded, overflow) = headerEnd.addingReportingOverflow(alignment - 1)
    guard !overflow else { throw .truncated }
    let (end, tooLarge) = (padded & ~(alignment - 1)).addingReportingOverflow(dataSize)
    guard !tooLarge, end <= fileSize else { throw .truncated }
  }

  /// Bytes of a tensor, or nil where its type is unknown or its shape does not fit the type.
  private static func byteCount(_ dimensions: [UInt64], type: UInt32) -> UInt64? {
    guard type < GGML_TYPE_COUNT.rawValue else { return nil }
    let blockLength = ggml_blck_size(ggml_type(rawValue: type))
    let blockBytes = ggml_type_size(ggml_type(rawValue: type))
    guard blockLength > 0, blockBytes > 0 else { return nil }
    let row = dimensions.first ?? 1
    guard row % UInt64(blockLength) == 0 else { return nil }
    var count: UInt64 = 1
    for dimension in dimensions {
      let (product, overflow) = count.multipliedReportingOverflow(by: dimension)
      guard dimension > 0, !overflow, product <= UInt64(Int64.max) else { return nil }
      count = product
    }
    let (bytes, overflow) = (count / UInt64(blockLength)).multipliedReportingOverflow(by: UInt64(blockBytes))
    return overflow ? nil : bytes
  }
}

/// Walks a GGUF header: magic, version, counts, key–value pairs, tensor descriptions.
struct GGUFParser: ~Copyable {
  private static let longestKey: UInt64 = 65_535
  /// Longest string value that is kept; longer ones are only stepped over.
  private static let longestKeptString: UInt64 = 1 << 20
  private static let mostArrayElements: UInt64 = 1 << 30
  /// The strings that are kept; no file makes us hold more than a few.
  private static let keptStrings: Set<String> = [
    "general.architecture", "general.type", "general.name", "general.license", "tokenizer.chat_template",
    "tokenizer.ggml.model",
  ]
  /// Far more than any model has; without bounds a large file could keep us busy and fill the memory.
  private static let mostPairs = 1 << 16
  private static let mostTensors = 1 << 20
  private static let mostStringsOfArray: UInt64 = 1 << 24
  /// Bytes of all properties' names.
  private static let mostKeyBytes = 1 << 24
  /// The fewest bytes that a pair (key length, key, type, value) and a tensor description can take.
  private static let smallestPair: UInt64 = 14
  private static let smallestTensor: UInt64 = 25

  private var cursor: FileCursor
  private var strings: [String: String] = [:]
  private var integers: [String: UInt64] = [:]
  private var arrayCounts: [String: UInt64] = [:]
  private var types: [String: GGUFValueType] = [:]
  private var keyBytes = 0
  private var tokens: KeptTokens?

  /// - Parameter keepsTokens: whether the vocabulary's texts are kept, too.
  init(cursor: consuming FileCursor, keepsTokens: Bool = false) {
    self.cursor = cursor
    tokens = keepsTokens ? KeptTokens() : nil
  }

  /// The vocabulary that was kept while parsing; nil where the file lists none, or an endless one.
  var vocabulary: HeaderVocabulary? {
    guard let tokens, tokens.isWhole, !tokens.texts.isEmpty else { return nil }
    return HeaderVocabulary(kind: strings["tokenizer.ggml.model"], texts: tokens.texts, types: tokens.types)
  }

  mutating func parse() throws(GGUFDefect) -> GGUFHeader {
    do {
      return try parseAll()
    } catch let defect as GGUFDefect {
      throw defect
    } catch {
      throw .truncated
    }
  }

  private mutating func parseAll() throws -> GGUFHeader {
    let version = try readVersion()
    let tensorCount = try readCount(ofAtLeast: Self.smallestTensor, "more tensors than fit the file")
    let pairCount = try readCount(ofAtLeast: Self.smallestPair, "more properties than fit the file")
    guard pairCount <= Self.mostPairs, tensorCount <= Self.mostTensors else {
      throw GGUFDefect.contradiction("it has more properties or tensors than any model")
    }
    for _ in 0..<pairCount { try readPair() }
    let split = try GGUFSplit(types: types, integers: integers)
    // Only the first of several files says what the model is.
    let architecture = strings["general.architecture"] ?? ""
    guard !architecture.isEmpty || split.index > 0 else {
      throw GGUFDefect.contradiction("it does not name its architecture")
    }
    var tensors = GGUFTensorCheck(alignment: try alignment())
    for _ in 0..<tensorCount { try readTensor(into: &tensors) }
    if tensorCount > 0 { try tensors.check(headerEnd: cursor.offset, fileSize: cursor.size) }
    return GGUFHeader(
      version: Int(version), tensorCount: tensorCount, architecture: architecture,
      name: strings["general.name"], vocabularySize: arrayCounts["tokenizer.ggml.tokens"].map { Int($0) },
      chatTemplate: strings["tokenizer.chat_template"],
      contextLength: integers["\(architecture).context_length"].flatMap { Int(exactly: $0) },
      shape: shape(architecture, tensors), kind: strings["general.type"], split: split,
      adapterTypes: types.filter { $0.key.hasPrefix("adapter.") })
  }

  private func shape(_ architecture: String, _ tensors: GGUFTensorCheck) -> ModelShape {
    func number(_ key: String) -> Int? {
      // Nothing that is multiplied later is so large that it could overflow.
      integers["\(architecture).\(key)"].flatMap { $0 <= 1 << 20 ? Int($0) : nil }
    }
    return ModelShape(
      fileType: integers["general.file_type"].flatMap { Int(exactly: $0) },
      licence: strings["general.license"], parameterCount: tensors.elementCount,
      layerCount: number("block_count"), width: number("embedding_length"),
      headCount: number("attention.head_count"), keyValueHeadCount: number("attention.head_count_kv"),
      keyLength: number("attention.key_length"), valueLength: number("attention.value_length"))
  }

  private mutating func readVersion() throws -> UInt32 {
    guard cursor.size >= 4, try cursor.bytes(4).elementsEqual("GGUF".utf8) else {
      throw GGUFDefect.wrongMagic
    }
    let version = try cursor.integer(UInt32.self)
    if version & 0xFFFF == 0 && version != 0 { throw GGUFDefect.otherByteOrder }
    guard (2...3).contains(version) else { throw GGUFDefect.version(version) }
    return version
  }

  /// A count of things that take at least `size` bytes each: more cannot be in the file.
  private mutating func readCount(ofAtLeast size: UInt64, _ problem: String) throws -> Int {
    let count = try cursor.integer(UInt64.self)
    guard count <= cursor.remaining / size else { throw GGUFDefect.contradiction(problem) }
    return Int(count)
  }

  private mutating func readPair() throws {
    let key = try readString(longest: Self.longestKey, "a property's name is too long")
    guard !key.isEmpty, types[key] == nil else {
      throw GGUFDefect.contradiction("a property is named twice or not at all")
    }
    keyBytes += key.utf8.count
    guard keyBytes <= Self.mostKeyBytes else {
      throw GGUFDefect.contradiction("its properties' names are too long")
    }
    let type = try readType(key)
    types[key] = type
    try readValue(key, type: type)
  }

  private mutating func readType(_ key: String) throws -> GGUFValueType {
    guard let type = GGUFValueType(rawValue: try cursor.integer(UInt32.self)) else {
      throw GGUFDefect.contradiction("a property has an unknown type")
    }
    return type
  }

  private mutating func readValue(_ key: String, type: GGUFValueType) throws {
    switch type {
    case .array: try readArray(key)
    case .string:
      strings[key] = try readStringValue(isKept: Self.keptStrings.contains(key))
    case .uint32, .int32:
      integers[key] = UInt64(try cursor.integer(UInt32.self))
    case .uint64, .int64:
      integers[key] = try cursor.integer(UInt64.self)
    case .uint16, .int16:
      integers[key] = UInt64(try cursor.integer(UInt16.self))
    case .uint8, .int8, .bool, .float32, .float64:
      try cursor.skip(type.size)
    }
  }

  private mutating func readArray(_ key: String) throws {
    let type = try readType(key)
    guard type != .array else { throw GGUFDefect.contradiction("a list holds lists") }
    let count = try cursor.integer(UInt64.self)
    guard count <= Self.mostArrayElements, count <= cursor.remaining / type.size else {
      throw GGUFDefect.contradiction("a list is longer than the file")
    }
    arrayCounts[key] = count
    guard type == .string else {
      guard key == KeptTokens.typesKey, type.size == 4, tokens?.takes(count) == true else {
        return try cursor.skip(count * type.size)
      }
      for _ in 0..<count { tokens?.types.append(try cursor.integer(UInt32.self)) }
      return
    }
    guard count <= Self.mostStringsOfArray else {
      throw GGUFDefect.contradiction("a list has more entries than any model's")
    }
    let isKept = key == KeptTokens.textsKey && tokens?.takes(count) == true
    for _ in 0..<count {
      let length = try cursor.integer(UInt64.self)
      if isKept, tokens?.takes(bytes: length) == true, length <= cursor.remaining {
        tokens?.texts.append(String(decoding: try cursor.bytes(Int(length)), as: UTF8.self))
      } else {
        try cursor.skip(length)
      }
    }
  }

  private mutating func readStringValue(isKept: Bool) throws -> String? {
    let length = try cursor.integer(UInt64.self)
    guard length <= cursor.remaining else { throw GGUFDefect.truncated }
    guard isKept, length <= Self.longestKeptString else {
      try cursor.skip(length)
      return nil
    }
    return String(decoding: try cursor.bytes(Int(length)), as: UTF8.self)
  }

  private mutating func readString(longest: UInt64, _ problem: String) throws -> String {
    let length = try cursor.integer(UInt64.self)
    guard length <= longest else { throw GGUFDefect.contradiction(problem) }
    return String(decoding: try cursor.bytes(Int(length)), as: UTF8.self)
  }

  private func alignment() throws -> UInt64 {
    guard types["general.alignment"] != nil else { return GGUFTensorCheck.defaultAlignment }
    guard let alignment = integers["general.alignment"], (1...(1 << 30)).contains(alignment),
      alignment.nonzeroBitCount == 1
    else { throw GGUFDefect.contradiction("its alignment is not a power of two") }
    return alignment
  }

  private mutating func readTensor(into tensors: inout GGUFTensorCheck) throws {
    let name = try readString(longest: GGUFTensorCheck.longestName, "a tensor's name is too long")
    let dimensionCount = try cursor.integer(UInt32.self)
    guard dimensionCount <= GGUFTensorCheck.mostDimensions else {
      throw GGUFDefect.contradiction("a tensor has too many dimensions")
    }
    var dimensions: [UInt64] = []
    for _ in 0..<dimensionCount { dimensions.append(try cursor.integer(UInt64.self)) }
    let type = try cursor.integer(UInt32.self)
    try tensors.add(
      name: name, dimensions: dimensions, type: type, offset: try cursor.integer(UInt64.self))
  }
}

/// Types of a property's value, as the format numbers them.
enum GGUFValueType: UInt32 {
  case uint8, int8, uint16, int16, uint32, int32, float32, bool, string, array, uint64, int64, float64

  /// Bytes of one value; for strings and arrays, of the smallest one.
  var size: UInt64 {
    switch self {
    case .uint8, .int8, .bool: 1
    case .uint16, .int16: 2
    case .uint32, .int32, .float32: 4
    case .uint64, .int64, .float64, .string: 8
    case .array: 12
    }
  }
}

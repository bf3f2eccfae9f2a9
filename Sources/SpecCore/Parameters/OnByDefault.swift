/// A switch that is on where a recorded value does not mention it: traces from before it existed still read.
@propertyWrapper
public struct OnByDefault: Sendable, Equatable {
  public var wrappedValue: Bool

  public init(wrappedValue: Bool = true) { self.wrappedValue = wrappedValue }
}

extension OnByDefault: Codable {
  public init(from decoder: any Decoder) throws {
    wrappedValue = try decoder.singleValueContainer().decode(Bool.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(wrappedValue)
  }
}

extension KeyedDecodingContainer {
  /// What the compiler's decoding of a value with such a switch calls, instead of demanding the key.
  func decode(_ type: OnByDefault.Type, forKey key: Key) throws -> OnByDefault {
    try decodeIfPresent(type, forKey: key) ?? OnByDefault()
  }
}

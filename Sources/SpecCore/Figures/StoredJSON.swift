import Foundation

/// Parameters and figures as text that outlives the program: in the file of conversations and in archives.
public enum StoredJSON {
  /// Keys as the properties are called.
  public static func text(_ value: some Encodable) -> String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Nil where it is something else. Archives that earlier programs made of the screen have keys like `draft_length`.
  public static func value<Value: Decodable>(_ text: String?, as type: Value.Type = Value.self) -> Value? {
    let decoder = JSONDecoder()
    // What has no underscore stays as it is.
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return text.flatMap { try? decoder.decode(type, from: Data($0.utf8)) }
  }
}

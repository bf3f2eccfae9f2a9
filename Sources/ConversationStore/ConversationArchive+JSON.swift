public import Foundation

extension ConversationArchive {
  /// Reads an archive that anybody may have written.
  public init(json: Data, limits: ArchiveLimits = .standard) throws(ArchiveProblem) {
    guard json.count <= limits.byteCount else { throw .tooLarge(megabytes: limits.byteCount >> 20) }
    // What it is and how new comes first: a newer program's archive may look otherwise.
    guard let head = try? JSONDecoder().decode(Head.self, from: json), head.format == Self.format else {
      throw .notAnArchive
    }
    guard head.version <= Self.version else { throw .newer }
    guard head.version >= 1 else { throw .notAnArchive }
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { decoder in
      let text = try decoder.singleValueContainer().decode(String.self)
      let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
      guard let date = try? style.parse(text) else {
        throw ArchiveProblem.invalid("\(text.prefix(40)) is no time")
      }
      return Date(milliseconds: date.milliseconds)
    }
    do {
      self = try decoder.decode(Self.self, from: json)
    } catch let problem as ArchiveProblem {
      throw problem
    } catch let error as DecodingError {
      throw .invalid(error.place)
    } catch {
      throw .notAnArchive
    }
    try validate(limits)
  }

  /// - Parameter compact: all on one line.
  public func json(compact: Bool = false) throws(ArchiveProblem) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if !compact { encoder.outputFormatting.insert(.prettyPrinted) }
    encoder.dateEncodingStrategy = .custom { date, encoder in
      var container = encoder.singleValueContainer()
      try container.encode(Self.text(of: date))
    }
    do { return try encoder.encode(self) } catch { throw .invalid("it has values that JSON cannot hold") }
  }

  private struct Head: Decodable {
    let format: String
    let version: Int
  }

  /// Whole milliseconds; the style itself would cut 0.1229999 to 0.122.
  private static func text(of date: Date) -> String {
    let (milliseconds, second) = (date.milliseconds, Int64(1000))
    let fraction = ((milliseconds % second) + second) % second
    let whole = Date(milliseconds: milliseconds - fraction).formatted(Date.ISO8601FormatStyle())
    let digits = String(fraction)
    return whole.dropLast() + "." + String(repeating: "0", count: 3 - digits.count) + digits + "Z"
  }
}

extension DecodingError {
  /// Where it went wrong, for people: `conversations.0.messages.3.role is not what it should be`.
  fileprivate var place: String {
    let (context, missing): (Context, String?) =
      switch self {
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
        (context, nil)
      case .keyNotFound(let key, let context): (context, key.stringValue)
      @unknown default: (Context(codingPath: [], debugDescription: ""), nil)
      }
    let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
    if let missing { return "\((path + [missing]).joined(separator: ".").prefix(120)) is missing" }
    return path.isEmpty
      ? "it is broken JSON" : "\(path.joined(separator: ".").prefix(120)) is not what it should be"
  }
}

import Foundation
public import SpecCore

/// How a reply came about, and what it cost.
public struct ReplyFacts: Equatable, Sendable {
  /// Parameters and figures: as the program knows them, or as JSON that was kept.
  public enum Values: Equatable, Sendable {
    case known(DecodingParameters?, KeptFigures?)
    case json(parameters: String, figures: String?)
  }

  /// The name of the pair of models.
  public var pair: String
  public var seed: UInt64?
  public var values: Values
  public var tracePath: String?
  /// The mode as it was kept, where the parameters do not tell.
  private var keptMode: String?

  public init(
    pair: String, mode: String? = nil, seed: UInt64? = nil, values: Values, tracePath: String? = nil
  ) {
    self.pair = pair
    self.seed = seed
    self.values = values
    self.tracePath = tracePath
    keptMode = mode
  }

  public var mode: String {
    if let keptMode { return keptMode }
    if case .known(let parameters?, _) = values { return parameters.mode.rawValue }
    return ""
  }

  /// As the file of conversations has it; an empty object where nothing is known.
  public var parametersJSON: String {
    switch values {
    case .known(let parameters, _): parameters.flatMap(StoredJSON.text) ?? "{}"
    case .json(let parameters, _): parameters
    }
  }

  public var figuresJSON: String? {
    switch values {
    case .known(_, let figures): figures.flatMap(StoredJSON.text)
    case .json(_, let figures): figures
    }
  }

  /// How it ended; nil where nobody knows.
  public var finish: FinishReason? {
    switch values {
    case .known(_, let figures): figures?.finish
    case .json(_, let figures): StoredJSON.value(figures, as: KeptFigures.self)?.finish
    }
  }

  // MARK: For people

  /// Names and values, parameters first; of JSON only what is a plain value.
  public var rows: [(name: String, value: String)] {
    var rows: [(name: String, value: String)] = []
    if !pair.isEmpty { rows.append(("pair", pair)) }
    if !mode.isEmpty { rows.append(("mode", mode)) }
    if let seed { rows.append(("seed", String(seed))) }
    rows += Self.rows(parametersJSON).filter { $0.name != "mode" }
    rows += figuresJSON.map { Self.rows($0) } ?? []
    return rows
  }

  /// A hostile archive could hold any number of them.
  private static let mostRows = 60

  private static func rows(_ json: String) -> [(name: String, value: String)] {
    guard let object = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] else {
      return []
    }
    return plainValues(object, prefix: "").prefix(mostRows).map { $0 }
  }

  /// Those of an object within it, too, but no deeper.
  private static func plainValues(
    _ object: [String: Any], prefix: String
  ) -> [(name: String, value: String)] {
    object.keys.sorted().flatMap { key -> [(name: String, value: String)] in
      let name = prefix + words(key)
      switch object[key] {
      case let text as String: return [(name, text)]
      case let number as NSNumber: return [(name, self.text(number))]
      case let inner as [String: Any] where prefix.isEmpty: return plainValues(inner, prefix: name + ": ")
      default: return []
      }
    }
  }

  private static func text(_ number: NSNumber) -> String {
    // JSON's true and false are numbers of their own kind.
    if String(cString: number.objCType) == "c" {
      return number.boolValue ? "on" : "off"
    }
    let value = number.doubleValue
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    return String(format: "%.4g", value)
  }

  /// `draft_length` and `draftLength` as words.
  private static func words(_ key: String) -> String {
    var words = ""
    for character in key {
      if character == "_" {
        words.append(" ")
      } else if character.isUppercase, words.last?.isLowercase == true {
        words += " " + character.lowercased()
      } else {
        words.append(character)
      }
    }
    return words
  }
}

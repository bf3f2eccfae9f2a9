import Foundation
import SpecCore
import TOMLKit
import TOMLReading

/// Turns a TOML file into a checked `PairManifest`.
///
/// TOML is taken to JSON first: its decoder tells a wrong type from a missing key, and takes `1` for `1.0`.
enum ManifestReader {
  static let supportedFormat = 1
  /// Larger files are no manifests.
  private static let largestFile = 1 << 20

  static func read(_ url: URL) throws(PairError) -> PairManifest {
    let json = try json(from: try text(of: url), url)
    try check(json, KnownKeys.manifest, url)
    let manifest = try decode(PairManifest.self, json, url)
    if let problem = invalidValue(manifest) { throw refusal(url, problem) }
    return manifest
  }

  /// Reads the catalogue of public pairs.
  static func readCatalogue(_ url: URL) throws(PairError) -> KnownPairs {
    let json = try json(from: try text(of: url), url)
    try check(json, KnownKeys.catalogue, url)
    let catalogue = try decode(Catalogue.self, json, url)
    var names: Set<String> = []
    for pair in catalogue.pair {
      guard ModelLibrary.defect(ofName: pair.name) == nil else {
        throw refusal(url, "a pair cannot be called \(pair.name.debugDescription)")
      }
      guard names.insert(pair.name).inserted else { throw refusal(url, "\(pair.name) is there twice") }
      if let problem = invalidParameter(pair.recommended) ?? invalidModel(pair) {
        throw refusal(url, "in \(pair.name) \(problem)")
      }
    }
    return KnownPairs(pairs: catalogue.pair)
  }

  private static func refusal(_ url: URL, _ problem: String) -> PairError {
    PairError("\(url.path) cannot be used: \(problem)" + (problem.hasSuffix("?") ? "" : "."))
  }

  /// Refuses another format, and keys that are not known, before a missing key is complained of.
  private static func check(_ json: Data, _ keys: KnownKeys, _ url: URL) throws(PairError) {
    guard let table = try? JSONSerialization.jsonObject(with: json) as? [String: Any] else {
      throw refusal(url, "it is not a pair's description")
    }
    if let format = table["format"] as? Int, format != supportedFormat {
      throw refusal(url, "it has format \(format), but only format \(supportedFormat) is known")
    }
    if let problem = keys.problem(in: table) { throw refusal(url, problem) }
  }

  private struct Catalogue: Decodable {
    let format: Int
    let pair: [KnownPair]
  }

  private static func text(of url: URL) throws(PairError) -> String {
    guard let data = try? Data(contentsOf: url) else {
      throw PairError("\(url.path) cannot be read; check that it is there and may be read.")
    }
    guard data.count <= largestFile, let text = String(data: data, encoding: .utf8) else {
      throw PairError("\(url.path) is not a pair's description in TOML.")
    }
    return text
  }

  private static func json(from text: String, _ url: URL) throws(PairError) -> Data {
    do throws(TOMLFault) {
      return Data(try TOMLText.table(text).convert(to: .json, options: [.allowUnicodeStrings]).utf8)
    } catch {
      throw PairError("\(url.path) is not valid TOML: \(error.reason) (line \(error.line)).")
    }
  }

  private static func decode<Value: Decodable>(
    _: Value.Type, _ json: Data, _ url: URL
  ) throws(PairError) -> Value {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      return try decoder.decode(Value.self, from: json)
    } catch let error as DecodingError {
      throw PairError("\(url.path) cannot be used: \(explanation(error)).")
    } catch {
      throw PairError("\(url.path) cannot be used: it is not a pair's description.")
    }
  }

  private static func explanation(_ error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, let context):
      "\(name(context.codingPath + [key])) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      "\(name(context.codingPath)) is not of the kind that is expected there"
    @unknown default:
      "it is not a pair's description"
    }
  }

  /// A key as the file writes it: `recommended.draft_length`.
  private static func name(_ path: [any CodingKey]) -> String {
    path.map { $0.intValue.map { "entry \($0 + 1)" } ?? snakeCase($0.stringValue) }.joined(separator: ".")
  }

  private static func snakeCase(_ key: String) -> String {
    key.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
  }

  private static func invalidValue(_ manifest: PairManifest) -> String? {
    if manifest.name.isEmpty || manifest.name.contains(where: { $0 == "/" || $0.isWhitespace }) {
      return "its name must have no space and no slash"
    }
    for (key, model) in [("target", manifest.target), ("draft", manifest.draft)] where model.file.isEmpty {
      return "\(key).file is empty"
    }
    return invalidParameter(manifest.recommended) ?? invalidPacing(manifest.pacing)
  }

  private static func invalidModel(_ pair: KnownPair) -> String? {
    for (lane, model) in [("target", pair.target), ("draft", pair.draft)] {
      if let problem = outside("\(lane).approximate_size", model.approximateSize, 0...(1 << 50))
        ?? outside("\(lane).context", model.context, 16...10_000_000)
        ?? outside("\(lane).cache_per_token", model.cachePerToken, 0...(1 << 30))
      {
        return problem
      }
    }
    return nil
  }

  private static func invalidParameter(_ recommended: PairManifest.Recommended?) -> String? {
    guard let recommended else { return nil }
    if let mode = recommended.mode, DecodingMode(rawValue: mode) == nil {
      let modes = DecodingMode.allCases.map(\.rawValue).joined(separator: ", ")
      return "recommended.mode is \(mode), but the modes are \(modes)"
    }
    if let problem = invalidLoading(recommended) { return problem }
    let lengths = DecodingParameters.draftLengthRange
    let branches = DecodingParameters.branchCountRange
    return outside("recommended.context", recommended.context, 16...10_000_000)
      ?? outside("recommended.draft_length", recommended.draftLength, lengths)
      ?? outside("recommended.branches", recommended.branches, branches)
      ?? outside("recommended.confidence_threshold", recommended.confidenceThreshold, 0...1)
      ?? outside("recommended.branch_stop", recommended.branchStop, 0...1)
      ?? outside("recommended.temperature", recommended.temperature, 0...100)
      ?? outside("recommended.top_k", recommended.topK, 0...10_000_000)
      ?? outside("recommended.top_p", recommended.topP, Double.leastNormalMagnitude...1)
      ?? outside("recommended.min_p", recommended.minP, 0...1)
      ?? outside("recommended.repeat_penalty", recommended.repeatPenalty, Double.leastNormalMagnitude...100)
  }

  private static func invalidLoading(_ recommended: PairManifest.Recommended) -> String? {
    outside("recommended.draft_threads", recommended.draftThreads, 1...512)
      ?? outside("recommended.gpu_layers", recommended.gpuLayers, 0...100_000)
      ?? outside("recommended.draft_gpu_layers", recommended.draftGpuLayers, 0...100_000)
      ?? unknownCacheType(recommended)
  }

  /// The types that the engine keeps caches in.
  private static let cacheTypes = ["f16", "bf16", "f32", "q8_0", "q4_0"]

  private static func unknownCacheType(_ recommended: PairManifest.Recommended) -> String? {
    let types = [
      ("cache_type_k", recommended.cacheTypeK), ("cache_type_v", recommended.cacheTypeV),
      ("draft_cache_type_k", recommended.draftCacheTypeK),
      ("draft_cache_type_v", recommended.draftCacheTypeV),
    ]
    for (key, type) in types {
      guard let type, !cacheTypes.contains(type) else { continue }
      return "recommended.\(key) is \(type), but the types are \(cacheTypes.joined(separator: ", "))"
    }
    return nil
  }

  private static func outside<Value>(_ key: String, _ value: Value?, _ range: ClosedRange<Value>) -> String? {
    guard let value, !range.contains(value) else { return nil }
    return "\(key) is \(value), which is out of range"
  }

  private static func invalidPacing(_ pacing: PairManifest.Pacing?) -> String? {
    for (key, text) in [("target", pacing?.target), ("draft", pacing?.draft)] {
      guard let text, EmulatedForward(parsing: text) == nil else { continue }
      return "pacing.\(key) is \(text), but it must look like 40+0.2*n (milliseconds)"
    }
    return nil
  }
}

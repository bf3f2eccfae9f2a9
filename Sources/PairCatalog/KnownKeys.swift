import Foundation
import SpecCore

/// The keys that a table of a manifest or of the catalogue may have. Any other is a slip of the pen.
struct KnownKeys: Sendable {
  private let names: [String]
  /// Keys whose values are tables, or lists of tables.
  private let tables: [String: KnownKeys]

  init(_ names: [String], tables: [String: KnownKeys] = [:]) {
    self.names = names
    self.tables = tables
  }

  /// What is wrong with the first key that is not known, as the end of a sentence without its stop.
  ///
  /// - Parameters:
  ///   - json: the file's content.
  ///   - place: the keys above it.
  func problem(in json: Any, at place: String = "") -> String? {
    if let list = json as? [Any] {
      for (index, element) in list.enumerated() {
        if let problem = problem(in: element, at: "\(place)entry \(index + 1).") { return problem }
      }
    }
    guard let table = json as? [String: Any] else { return nil }
    for (key, value) in table.sorted(by: { $0.key < $1.key }) {
      if let below = tables[key] {
        if let problem = below.problem(in: value, at: "\(place)\(key).") { return problem }
      } else if !names.contains(key) {
        let nearest = NearestName.of(key, among: names + tables.keys.sorted())
        return "it does not know the key \(place)\(key)" + (nearest.map { "; did you mean \($0)?" } ?? "")
      }
    }
    return nil
  }
}

extension KnownKeys {
  static let manifest = KnownKeys(
    ["format", "name", "title", "summary", "licence", "demonstration", "predictor"],
    tables: [
      "target": model, "draft": model, "chat": KnownKeys(["template", "system"]), "recommended": recommended,
      "pacing": KnownKeys(["target", "draft"]), "topics": KnownKeys(["can", "cannot", "try"]),
    ])

  static let catalogue = KnownKeys(["format"], tables: ["pair": cataloguedPair])

  private static let model = KnownKeys(
    ["file", "size", "sha256", "source"], tables: ["parts": KnownKeys(["file", "size", "sha256"])])

  private static let recommended = KnownKeys([
    "context", "threads", "mode", "draft_length", "confidence_threshold", "branches", "branch_stop",
    "temperature", "top_k", "top_p", "min_p", "repeat_penalty", "draft_threads", "gpu_layers",
    "draft_gpu_layers", "target_device", "cache_type_k", "cache_type_v", "draft_cache_type_k",
    "draft_cache_type_v", "lora", "draft_lora",
  ])

  private static let cataloguedPair = KnownKeys(
    ["name", "title", "summary", "licence", "verified", "chat_template"],
    tables: ["target": cataloguedModel, "draft": cataloguedModel, "recommended": recommended])

  private static let cataloguedModel = KnownKeys([
    "repository", "file", "revision", "approximate_size", "quantisation", "context", "cache_per_token",
  ])
}

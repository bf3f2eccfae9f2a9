import Foundation
import LlamaBackend
import SpecCore

/// The models in the repository, loaded once for all tests.
///
/// Contexts use one thread: tests run beside each other, and waiting threads would starve them.
enum StarterPair {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "models/starter")
  static let targetPath = folder.appending(path: "starter-target-f16.gguf").path
  static let draftPath = folder.appending(path: "starter-draft-f16.gguf").path

  private static let loadedTarget = Result { () throws in try LlamaModel(path: targetPath) }
  private static let loadedDraft = Result { () throws in try LlamaModel(path: draftPath) }

  static var target: LlamaModel { get throws { try loadedTarget.get() } }
  static var draft: LlamaModel { get throws { try loadedDraft.get() } }

  /// Texts of the held-out prompts, in file order.
  static func heldOutTexts(_ count: Int) throws -> [String] {
    struct Line: Decodable { let messages: [ChatMessage] }
    let file = try String(contentsOf: folder.appending(path: "prompts_eval.jsonl"), encoding: .utf8)
    let lines = try file.split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
    let step = max(lines.count / count, 1)
    return stride(from: 0, to: lines.count, by: step).prefix(count).compactMap {
      lines[$0].messages.last?.content
    }
  }
}

/// Σ(a − b)² / Σ b²
func normalizedSquaredError(_ values: [Float], _ reference: [Float]) -> Double {
  var error = 0.0
  var scale = 0.0
  for (value, expected) in zip(values, reference) {
    error += Double(value - expected) * Double(value - expected)
    scale += Double(expected) * Double(expected)
  }
  return error / scale
}

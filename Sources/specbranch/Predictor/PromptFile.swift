import Foundation
import PairCatalog
import SpecCore

/// Conversations that end with a question, one JSON object with `messages` a line.
struct PromptFile {
  private struct Row: Decodable {
    var messages: [ChatMessage]
  }

  /// The file's name where a recipe keeps the prompts that nothing may be trained on.
  private static let heldOutName = "prompts_eval.jsonl"

  let conversations: [[ChatMessage]]
  /// SHA-256 of the file, in hexadecimal; empty where this system has no `sha256sum`.
  let checksum: String

  init(_ path: String) throws(CommandFailure) {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw CommandFailure("The prompts \(path) cannot be read; is it a text file that is there?")
    }
    var conversations: [[ChatMessage]] = []
    for (index, line) in text.split(whereSeparator: \.isNewline).enumerated() {
      guard let row = try? JSONDecoder().decode(Row.self, from: Data(line.utf8)), !row.messages.isEmpty else {
        throw CommandFailure(
          "Line \(index + 1) of \(path) is no prompt; each line must be like "
            + #"{"messages":[{"role":"user","content":"…"}]}."#)
      }
      conversations.append(row.messages)
    }
    guard !conversations.isEmpty else {
      throw CommandFailure("\(path) has no prompts; give a file with some.")
    }
    self.conversations = conversations
    checksum = Checksum.sha256(ofFileAt: path) ?? ""
  }

  /// The conversations that are not among the held-out ones beside a model.
  ///
  /// - Throws: where most of them are: then this is the held-out file or a part of it.
  func withoutHeldOut(beside model: String) throws(CommandFailure) -> [[ChatMessage]] {
    let file = URL(fileURLWithPath: model).deletingLastPathComponent().appending(path: Self.heldOutName).path
    guard FileManager.default.fileExists(atPath: file), let heldOut = try? PromptFile(file) else {
      return conversations
    }
    let excluded = Set(heldOut.conversations.map(Self.key))
    let kept = conversations.filter { !excluded.contains(Self.key($0)) }
    guard kept.count * 2 > conversations.count else {
      throw CommandFailure(
        "These are the held-out prompts of \(file), which nothing may be trained on; give others.")
    }
    return kept
  }

  private static func key(_ messages: [ChatMessage]) -> [String] {
    messages.flatMap { [$0.role.rawValue, $0.content] }
  }
}

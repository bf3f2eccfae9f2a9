import ChatUI
import Foundation
import SpecCore
import TerminalCore

/// What the chat leaves on disk: the input history, transcripts and pictures of the screen.
struct ChatFiles: Sendable {
  /// Messages that outlive the program.
  private static let historyLimit = 500

  /// Whether messages outlive the program at all.
  var keepsHistory = true

  private var historyPath: String { LogFile.folder.appending(path: "history.jsonl").path }

  /// Messages of earlier sessions, oldest first; none where the file is missing or damaged.
  func history() -> [String] {
    guard keepsHistory, let text = try? String(contentsOfFile: historyPath, encoding: .utf8) else {
      return []
    }
    return text.split(separator: "\n").suffix(Self.historyLimit).compactMap {
      try? JSONDecoder().decode(String.self, from: Data($0.utf8))
    }
  }

  /// Adds a message; a history that cannot be written is no reason to disturb anybody.
  func appendHistory(_ message: String) {
    guard keepsHistory, let line = try? JSONEncoder().encode(message) else { return }
    try? FileManager.default.createDirectory(at: LogFile.folder, withIntermediateDirectories: true)
    guard let file = OutputFile.open(historyPath, appending: true) else { return }
    _ = OutputFile.write(Array(line) + Array("\n".utf8), to: file.fileDescriptor)
  }

  /// Writes a transcript into the current folder, beside whatever is there.
  func saveTranscript(_ text: String, _ name: String) -> ChatInput {
    save(text, name: name, what: "The transcript") { .transcriptSaved(path: $0) }
  }

  /// Writes the screen as a picture into the current folder.
  func saveScreen(_ frame: Buffer, _ theme: Theme, _ name: String) -> ChatInput {
    save(FrameRenderer.svg(frame, theme, title: "SpecBranch"), name: name, what: "The screen") {
      .screenSaved(path: $0)
    }
  }

  private func save(_ text: String, name: String, what: String, saved: (String) -> ChatInput) -> ChatInput {
    let path = freePath(name)
    do {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return saved(path)
    } catch {
      return .effectFailed(
        "\(what) could not be saved as \(path); is the folder writable and the disk not full?")
    }
  }

  /// The name, or one with a number where that is taken.
  private func freePath(_ name: String) -> String {
    let url = URL(fileURLWithPath: name)
    let (base, type) = (url.deletingPathExtension().path, url.pathExtension)
    var path = url.path
    var number = 2
    while FileManager.default.fileExists(atPath: path) {
      path = "\(base)-\(number).\(type)"
      number += 1
    }
    return path
  }
}

import ChatUI
import Foundation

/// The user's editor for a message.
struct MessageEditor: Sendable {
  /// The most bytes that come back from it.
  private static let limit = 1 << 20

  /// A command for the shell.
  var command: String

  /// Why a text is not taken, as one sentence.
  struct Refusal: Error {
    let sentence: String
  }

  /// Has the text edited on this terminal, which nobody else may use meanwhile, and waits.
  ///
  /// The file is the user's alone and is gone afterwards.
  func edit(_ text: String) -> ChatInput {
    guard let edited = EditedText(text) else {
      return .effectFailed(
        "There is no place for a file to edit; is \(EditedText.place) writable and the disk not full?")
    }
    defer { edited.remove() }
    switch EditorProcess.run(command, file: edited.file, showsErrors: true) {
    case 0: break
    case 126, 127:
      return .effectFailed(
        "The editor “\(command)” could not be started; set VISUAL, or editor in the settings.")
    case let status: return .effectFailed("The editor ended with \(status), so your message stays as it was.")
    }
    switch Self.text(ofFile: edited.file) {
    case .success(let text): return .textEdited(text)
    case .failure(let refusal): return .effectFailed(refusal.sentence)
    }
  }

  /// What an editor has saved, as a message.
  static func text(ofFile file: String) -> Result<String, Refusal> {
    guard let handle = FileHandle(forReadingAtPath: file),
      let data = try? handle.read(upToCount: limit + 1) ?? Data()
    else { return .failure(Refusal(sentence: "The editor left no file, so your message stays as it was.")) }
    guard data.count <= limit else {
      return .failure(
        Refusal(sentence: "The text from the editor is larger than 1 MB, so your message stays as it was."))
    }
    guard var text = String(bytes: data, encoding: .utf8) else {
      return .failure(
        Refusal(sentence: "The text from the editor is not UTF-8, so your message stays as it was."))
    }
    // Editors end the last line.
    if text.last?.isNewline == true { text.removeLast() }
    return .success(text.replacing("\r\n", with: "\n"))
  }
}

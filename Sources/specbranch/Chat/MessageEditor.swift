import ChatUI
import Foundation

/// The user's editor for a message.
struct MessageEditor: Sendable {
  /// The most bytes that come back from it.
  private static let limit = 1 << 20

  /// A command for the shell.
  var command: String

  /// What became of a text.
  private enum Outcome {
    case changed(String)
    case failed(String)
  }

  /// Has the text edited on this terminal, which nobody else may use meanwhile, and waits.
  ///
  /// The file is the user's alone and is gone afterwards, with whatever the editor laid down beside it.
  func edit(_ text: String) -> ChatInput {
    let pattern = FileManager.default.temporaryDirectory.appending(path: "specbranch-XXXXXX").path
    var folder = Array(pattern.utf8CString)
    guard mkdtemp(&folder) != nil else { return .effectFailed(Self.noFile) }
    let path = String(decoding: folder.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = path + "/message.md"
    guard let output = OutputFile.open(file),
      OutputFile.write(Array(text.utf8), to: output.fileDescriptor) == 0
    else { return .effectFailed(Self.noFile) }
    chmod(file, 0o600)
    let status = EditorProcess.run(command, file: file, showsErrors: true)
    switch outcome(status, file) {
    case .changed(let edited): return .textEdited(edited)
    case .failed(let sentence): return .effectFailed(sentence)
    }
  }

  private static let noFile =
    "There is no place for a file to edit; is the folder for temporary files writable and the disk not full?"

  private func outcome(_ status: Int32, _ file: String) -> Outcome {
    switch status {
    case 0: break
    case 126, 127:
      return .failed("The editor “\(command)” could not be started; set VISUAL, or editor in the settings.")
    default: return .failed("The editor ended with \(status), so your message stays as it was.")
    }
    guard let handle = FileHandle(forReadingAtPath: file),
      let data = try? handle.read(upToCount: Self.limit + 1) ?? Data()
    else { return .failed("The editor left no file, so your message stays as it was.") }
    guard data.count <= Self.limit else {
      return .failed("The text from the editor is larger than 1 MB, so your message stays as it was.")
    }
    guard var edited = String(bytes: data, encoding: .utf8) else {
      return .failed("The text from the editor is not UTF-8, so your message stays as it was.")
    }
    // Editors end the last line.
    if edited.last?.isNewline == true { edited.removeLast() }
    return .changed(edited.replacing("\r\n", with: "\n"))
  }
}

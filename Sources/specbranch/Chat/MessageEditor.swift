import ChatUI
import Foundation

/// The user's editor for a message.
struct MessageEditor: Sendable {
  /// The most bytes that come back from it.
  static let limit = 64 << 20

  /// A command for the shell.
  var command: String
  /// The folder for files that are being edited.
  var place = EditedText.place

  /// Why what is in a file is not taken.
  enum Refusal: Error, Equatable {
    case missing, tooLarge, notUTF8

    private var reason: String {
      switch self {
      case .missing: "The editor left no file"
      case .tooLarge: "The text from the editor is larger than \(MessageEditor.limit >> 20) MB"
      case .notUTF8: "The text from the editor is not UTF-8"
      }
    }

    /// - Parameter path: where the text is now; nil where there is none.
    func sentence(keptAt path: String?) -> String {
      "\(reason), so your message stays as it was." + (path.map { " What you wrote is in \($0)." } ?? "")
    }
  }

  /// Has the text edited on this terminal, which nobody else may use meanwhile, and waits.
  ///
  /// The file is the user's alone. It is gone afterwards, unless what was written in the editor cannot be taken.
  func edit(_ text: String) -> ChatInput {
    guard let edited = EditedText(text, in: place) else {
      return .effectFailed(
        "There is no place for a file to edit; is \(place) writable and the disk not full?")
    }
    switch EditorProcess.run(command, file: edited.file, showsErrors: true) {
    case 0: break
    case 126, 127:
      edited.remove()
      return .effectFailed(
        "The editor “\(command)” could not be started; set VISUAL, or editor in the settings.")
    // As the editors' own commands for it do, this says that nothing is wanted of what was written.
    case let status:
      edited.remove()
      return .effectFailed("The editor ended with \(status), so your message stays as it was.")
    }
    switch Self.text(ofFile: edited.file) {
    case .success(let text):
      edited.remove()
      return .textEdited(text)
    case .failure(let refusal): return .effectFailed(refusal.sentence(keptAt: edited.keep()))
    }
  }

  /// What an editor has saved, as a message.
  static func text(ofFile file: String) -> Result<String, Refusal> {
    guard let handle = FileHandle(forReadingAtPath: file),
      var data = try? handle.read(upToCount: limit + 1) ?? Data()
    else { return .failure(.missing) }
    guard data.count <= limit else { return .failure(.tooLarge) }
    data = withUnixLines(data)
    // Editors end the last line.
    if data.last == UInt8(ascii: "\n") { data.removeLast() }
    guard let text = String(bytes: data, encoding: .utf8) else { return .failure(.notUTF8) }
    return .success(text)
  }

  /// By bytes: a text may be long, and most have no such line ends.
  private static func withUnixLines(_ data: Data) -> Data {
    let (carriageReturn, lineFeed) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"))
    guard data.contains(carriageReturn) else { return data }
    var lines = Data(capacity: data.count)
    var last: UInt8?
    for byte in data {
      if byte == lineFeed, last == carriageReturn { lines.removeLast() }
      lines.append(byte)
      last = byte
    }
    return lines
  }
}

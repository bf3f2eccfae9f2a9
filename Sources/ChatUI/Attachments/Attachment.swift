/// A text file that goes with a message.
public struct Attachment: Equatable, Sendable {
  /// As the message names it.
  public var name: String
  /// The file's size in bytes.
  public var byteCount: Int
  /// Tokens of its text; nil where no pair has counted them.
  public var tokenCount: Int?
  public var text: String

  public init(name: String, byteCount: Int, tokenCount: Int? = nil, text: String) {
    self.name = name
    self.byteCount = byteCount
    self.tokenCount = tokenCount
    self.text = text
  }

  /// What the model is told: the message, and after it each file in a fenced block under its name.
  static func prompt(_ message: String, _ attachments: [Attachment]) -> String {
    attachments.reduce(message) { text, attachment in
      let fence = attachment.fence
      let end = attachment.text.last?.isNewline ?? true ? "" : "\n"
      return text + "\n\n\(attachment.name):\n\(fence)\n\(attachment.text)\(end)\(fence)"
    }
  }

  /// What people see instead of the text: what it is, how large, and what it takes of the context.
  var caption: String { "@\(name) (\(facts))" }

  private var facts: String {
    let tokens = tokenCount.map { "\(Format.grouped($0)) token\($0 == 1 ? "" : "s")" }
    let kind = FileKind.name(path: name, text: text)
    return [kind, Format.bytes(byteCount), tokens].compactMap(\.self).joined(separator: ", ")
  }

  /// Longer than any row of backticks in the text.
  private var fence: String {
    var (longest, run) = (0, 0)
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return String(repeating: "`", count: max(longest + 1, 3))
  }
}

/// What came of looking for a file to attach.
public struct AttachmentReading: Equatable, Sendable {
  public enum Outcome: Equatable, Sendable {
    case file(Attachment)
    /// There is no such file.
    case missing
    /// It cannot be attached; the sentence says why.
    case refused(String)
  }

  /// As the message names it.
  public var path: String
  public var outcome: Outcome

  public init(path: String, outcome: Outcome) {
    self.path = path
    self.outcome = outcome
  }
}

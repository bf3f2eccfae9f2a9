import Foundation

/// Who says a message, and what is to be said about it.
enum Speaker {
  static func name(_ message: ExportedMessage, markdown: Bool = false) -> String {
    switch message.role {
    case .system: return "Instructions"
    case .user: return "You"
    case .assistant:
      let pair = message.facts?.pair ?? ""
      guard !pair.isEmpty else { return "Reply" }
      return markdown ? ContainedMarkdown.literal(pair) : HarmlessText.line(pair)
    }
  }

  static func mark(_ message: ExportedMessage, isBranch: Bool) -> String {
    guard isBranch else { return "" }
    return message.role == .assistant ? " (another reply)" : " (another version)"
  }

  /// Above a summary that stands below the last message that it is of.
  static func heading(_ summary: ExportedMessage.Summary) -> String {
    let pair = HarmlessText.line(summary.pair)
    return
      "Summary of the messages above\(pair.isEmpty ? "" : ", by \(pair)"), read instead of them from here on"
  }

  static func remark(_ message: ExportedMessage) -> String? {
    switch message.ending {
    case .complete: nil
    case .cut: "The reply was cut at the length limit."
    case .stopped: "The reply was stopped."
    case .interrupted: "The program ended before the reply did."
    case .failed: "The reply broke off."
    }
  }
}

/// A time as exports show it.
enum DateText {
  static func of(_ date: Date) -> String {
    date.formatted(.iso8601).prefix(16).replacing("T", with: " ") + " UTC"
  }
}

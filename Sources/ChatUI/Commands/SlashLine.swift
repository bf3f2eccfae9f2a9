/// What a text means that is sent: a message, or a command, which begins with a slash.
enum SlashLine: Equatable {
  case message(String)
  case command(name: String, argument: String)

  /// A command is one line, or begins with a name that is known; two slashes begin a message that starts with one.
  init(_ text: String, isKnown: (String) -> Bool) {
    guard text.first == "/" else {
      self = .message(text)
      return
    }
    let isOneLine = !text.contains { $0.isNewline }
    if text.hasPrefix("//") {
      // Comments of code start so, too; they stay as they are.
      let isEscape = isOneLine && text.dropFirst(2).first?.isWhitespace == false
      self = .message(isEscape ? String(text.dropFirst()) : text)
      return
    }
    let name = text.dropFirst().prefix { !$0.isWhitespace }.lowercased()
    let rest = text.dropFirst().drop { !$0.isWhitespace }
    guard isOneLine || isKnown(name), !name.isEmpty || isOneLine else {
      self = .message(text)
      return
    }
    self = .command(name: name, argument: Self.trimmed(rest))
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    var text = Substring(text).drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

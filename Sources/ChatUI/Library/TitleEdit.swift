/// A conversation's title being edited.
struct TitleEdit: Equatable, Sendable {
  let key: ConversationKey
  var editor: InputEditor

  init(key: ConversationKey, title: String) {
    self.key = key
    editor = InputEditor(title)
  }

  /// Nil where nothing but blanks is written.
  var title: String? {
    let text = editor.text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return text.contains { !$0.isWhitespace } ? text : nil
  }
}

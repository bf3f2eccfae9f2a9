import TerminalCore

/// Draws the message being written, and whether keys write or tune.
struct InputView {
  let state: ChatState
  let layout: ChatLayout

  func draw(into buffer: inout Buffer) {
    let area = layout.input
    guard !area.isEmpty else { return }
    if layout.inputHasFrame { drawFrame(into: &buffer) }
    let text = layout.inputText
    let typing = state.focus == .typing
    buffer.write(prompt, x: text.x - 2, y: text.y, role: .inputPrompt)
    if state.editor.isEmpty { drawPlaceholder(into: &buffer, area: text) }
    let characters = state.editor.characters
    let rows = state.editor.rows(width: text.width)
    let place = rows.place(of: state.editor.cursor, in: characters)
    let first = min(max(place.row - text.height + 1, 0), max(rows.count - text.height, 0))
    for (row, index) in (first..<min(first + text.height, rows.count)).enumerated() {
      buffer.write(
        rows.text(row: index, of: characters), x: text.x, y: text.y + row,
        role: typing ? .inputText : .dimText,
        limit: text.width)
      drawSelection(in: rows[index], x: text.x, y: text.y + row, limit: text.width, into: &buffer)
    }
    guard state.keyContext == .typing || state.keyContext == .completing else { return }
    buffer.cursor = CellPosition(
      x: min(text.x + place.column, buffer.size.width - 1), y: text.y + place.row - first)
  }

  /// What vi's keys have selected of a row; a line end is shown as a space.
  private func drawSelection(in row: Range<Int>, x: Int, y: Int, limit: Int, into buffer: inout Buffer) {
    guard state.focus == .typing, let selected = state.vi?.selection(in: state.editor)?.range else { return }
    let shown = selected.clamped(to: row)
    guard !shown.isEmpty else { return }
    let before = DisplayWidth.of(state.editor.characters.string(row.lowerBound..<shown.lowerBound))
    let text = state.editor.characters.string(shown).map { $0 == "\n" ? " " : $0 }
    buffer.write(String(text), x: x + before, y: y, role: .selection, limit: limit - before)
  }

  private var prompt: String {
    switch (state.focus, state.lines) {
    case (.typing, .unicode): "❯ "
    case (.typing, .ascii): "> "
    case (.tuning, .unicode), (.parameters, .unicode), (.messages, .unicode): "≡ "
    case (.tuning, .ascii), (.parameters, .ascii), (.messages, .ascii): "= "
    }
  }

  private func drawFrame(into buffer: inout Buffer) {
    let typing = state.focus == .typing
    let title =
      switch state.focus {
      case .typing: (state.editing == nil ? "Message" : "Editing a message") + viMode + personaName
      case .tuning: "Tuning"
      case .parameters: "Parameters"
      case .messages: "Messages"
      }
    buffer.box(
      layout.input, title: title, role: typing ? .border : .borderFocused,
      titleRole: typing ? .title : .warning, lines: state.lines)
  }

  private var viMode: String {
    switch state.vi?.mode {
    case nil: ""
    case .insert: " · vi: insert"
    case .normal: " · vi: normal"
    case .visual(let isLinewise): isLinewise ? " · vi: visual line" : " · vi: visual"
    }
  }

  private var personaName: String { state.persona.map { " · persona: \($0)" } ?? "" }

  private func drawPlaceholder(into buffer: inout Buffer, area: Rect) {
    let recorded = ["A recording plays: Space pauses, e and E step, ? shows all keys.", "A recording plays."]
    let texts =
      switch state.focus {
      case _ where state.recording != nil: recorded
      case .typing: ["Write a message; Enter sends it, ? shows all keys.", "Write a message."]
      case .tuning: ["Keys tune now; Enter or Esc goes back to writing.", "Keys tune; Enter writes."]
      case .parameters: ["Keys change parameters now; Esc goes back.", "Esc goes back."]
      case .messages: ["Keys choose messages and replies now; Esc goes back.", "Esc goes back."]
      }
    guard let text = texts.first(where: { DisplayWidth.of($0) < area.width }) else { return }
    let x = area.x + (state.focus == .typing ? 1 : 0)
    buffer.write(text, x: x, y: area.y, role: .dimText)
  }
}

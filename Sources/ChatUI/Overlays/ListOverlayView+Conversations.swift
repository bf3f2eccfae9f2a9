import TerminalCore

/// The list of conversations, and a title being written.
extension ListOverlayView {
  private static let markWidth = 3
  /// Columns from which on the numbers are shown, too.
  private static let widthWithNumbers = 40

  func drawConversations(_ list: ConversationList, into buffer: inout Buffer) {
    let title =
      showsDeleted
      ? "Deleted conversations" : list.renaming == nil ? "Conversations" : "Rename the conversation"
    let area = drawBox(title, keptSize(of: buffer), into: &buffer)
    var inside = area.inset(horizontally: 2, vertically: 1)
    let line = inside.takeTop(1)
    if let title = list.renaming {
      drawTyped(
        Array(title.editor.characters), cursor: title.editor.cursor, placeholder: "a title", into: &buffer,
        line: line)
    } else {
      drawTyped(list.query, placeholder: "type to find a title", into: &buffer, line: line)
    }
    drawNotice(into: &buffer, inside: &inside)
    if let sentence = emptySentence(list) { return draw(sentence, into: &buffer, area: inside) }
    let start = first(list.selection, of: list.rows.count, rows: inside.height)
    for (row, index) in (start..<min(start + inside.height, list.rows.count)).enumerated() {
      guard let conversations = list.conversations else { return }
      let shown = list.rows[index]
      draw(
        conversations[shown.index], shown.places, numberWidth: list.numberWidth,
        isChosen: index == list.selection, into: &buffer,
        area: Rect(x: inside.x, y: inside.y + row, width: inside.width, height: 1))
    }
    drawCount(list.selection, of: list.rows.count, into: &buffer, area: area)
  }

  /// As large as a list of what is kept may be.
  func keptSize(of buffer: Buffer) -> Size {
    Size(width: 92, height: min(max(18, buffer.size.height * 3 / 4), 40))
  }

  private var showsDeleted: Bool {
    if case .deleted = state.list { true } else { false }
  }

  private func emptySentence(_ list: ConversationList) -> String? {
    guard list.rows.isEmpty else { return nil }
    guard let conversations = list.conversations else {
      return state.library.unavailable ?? "The conversations are being read…"
    }
    guard conversations.isEmpty else { return "No title matches." }
    return showsDeleted
      ? "There is no deleted conversation; each can be restored for 30 days."
      : "No conversation is kept yet; the first message begins one."
  }

  /// A notice stands below the rows, since the list lies over its place.
  func drawNotice(into buffer: inout Buffer, inside: inout Rect) {
    guard let notice = state.notice, inside.height > 2 else { return }
    let lines = DisplayWidth.wrap(notice.sentence, to: max(inside.width, 1)).prefix(min(3, inside.height - 1))
    let area = inside.takeBottom(lines.count)
    let role: Role = notice.kind == .warning ? .warning : .systemText
    for (row, line) in lines.enumerated() {
      buffer.write(String(line), x: area.x, y: area.y + row, role: role, limit: area.width)
    }
  }

  func draw(_ sentence: String, into buffer: inout Buffer, area: Rect) {
    for (row, line) in DisplayWidth.wrap(sentence, to: max(area.width, 1)).prefix(area.height).enumerated() {
      buffer.write(String(line), x: area.x, y: area.y + row, role: .dimText, limit: area.width)
    }
  }

  private func draw(
    _ conversation: ConversationSummary, _ places: [Int], numberWidth: Int, isChosen: Bool,
    into buffer: inout Buffer, area: Rect
  ) {
    if isChosen { buffer.fill(area, role: .selection) }
    let isOpen = conversation.key == state.key
    let mark = (isOpen ? state.lines.open : " ") + (conversation.isPinned ? state.lines.pin : " ")
    buffer.write(mark, x: area.x, y: area.y, role: isChosen ? .selection : .hintKey, limit: area.width)
    var rest = area
    _ = rest.takeLeft(Self.markWidth)
    // What `--conversation` takes; on a narrow screen the title needs the room.
    if rest.width >= Self.widthWithNumbers {
      let number = "#\(conversation.key.number)"
      let place = rest.takeRight(numberWidth + 1)
      buffer.write(
        number, x: place.right - number.count, y: place.y, role: isChosen ? .selection : .dimText,
        limit: number.count)
      _ = rest.takeRight(2)
    }
    let when = DisplayWidth.shorten(
      DisplayWidth.visible(conversation.when), to: min(rest.width / 3, 20), lines: state.lines)
    if !when.isEmpty {
      let place = rest.takeRight(DisplayWidth.of(when))
      buffer.write(when, x: place.x, y: place.y, role: isChosen ? .selection : .dimText, limit: place.width)
      _ = rest.takeRight(2)
    }
    let isNamed = conversation.shownTitle == conversation.title
    draw(
      MatchedText(conversation.shownTitle, places: isNamed ? places : []), isNamed ? .popupText : .dimText,
      isChosen: isChosen, into: &buffer, area: rest)
  }

  /// A text with what was matched in it standing out.
  func draw(_ text: MatchedText, _ role: Role, isChosen: Bool, into buffer: inout Buffer, area: Rect) {
    for run in text.runs(width: area.width, lines: state.lines) {
      let matched: Role = run.isMatched ? .matchedText : role
      buffer.write(
        run.text, x: area.x + run.column, y: area.y, role: isChosen ? .selection : matched,
        attributes: isChosen && run.isMatched ? [.bold, .underline] : [], limit: area.width - run.column)
    }
  }

  // MARK: One title

  func drawTitle(_ title: TitleEdit, into buffer: inout Buffer) {
    let area = drawBox("Rename the conversation", Size(width: 72, height: 4), into: &buffer)
    var inside = area.inset(horizontally: 2, vertically: 1)
    drawTyped(
      Array(title.editor.characters), cursor: title.editor.cursor, placeholder: "a title", into: &buffer,
      line: inside.takeTop(1))
    let sentence = state.notice?.sentence ?? "Enter keeps the title, Esc leaves it as it was."
    draw(sentence, into: &buffer, area: inside)
  }
}

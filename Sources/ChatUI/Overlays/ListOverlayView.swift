import SpecCore
import TerminalCore

/// Draws the list that lies over the screen.
struct ListOverlayView {
  let state: ChatState

  func draw(into buffer: inout Buffer) {
    switch state.list {
    case .commands(let palette): drawCommands(palette, into: &buffer)
    case .themes(let picker): drawThemes(picker, into: &buffer)
    case .picker(let picker): drawPicker(picker, into: &buffer)
    case .pairs(let picker): drawPairs(picker, into: &buffer)
    case .conversations(let list), .deleted(let list): drawConversations(list, into: &buffer)
    case .search(let search): drawSearch(search, into: &buffer)
    case .title(let title): drawTitle(title, into: &buffer)
    case .contextPolicies(let selection): drawContextPolicies(selection, into: &buffer)
    case nil: break
    }
  }

  func drawBox(_ title: String, _ wanted: Size, into buffer: inout Buffer) -> Rect {
    let screen = buffer.bounds
    let area = screen.centered(
      Size(width: min(wanted.width, screen.width - 2), height: min(wanted.height, screen.height - 2)))
    buffer.fill(area, role: .popupText)
    buffer.box(area, title: title, role: .popupBorder, titleRole: .title, lines: state.lines)
    return area
  }

  var marker: String { state.lines == .unicode ? "› " : "> " }

  /// The first of so many rows to show, so that the chosen one is among them.
  func first(_ selection: Int, of count: Int, rows: Int) -> Int {
    min(max(selection - rows / 2, 0), max(count - rows, 0))
  }

  /// Which of how many rows is chosen, on the lower border.
  func drawCount(
    _ selection: Int, of total: Int, named name: String? = nil, into buffer: inout Buffer, area: Rect
  ) {
    let count = " \(selection + 1) of \(name ?? "\(total)") "
    guard total > 0, area.height > 1, DisplayWidth.of(count) <= area.width - 4 else { return }
    buffer.write(count, x: area.right - 2 - DisplayWidth.of(count), y: area.bottom - 1, role: .popupBorder)
  }

  /// What is typed, after the marker.
  func drawTyped(_ text: String, placeholder: String, into buffer: inout Buffer, line: Rect) {
    let characters = Array(text)
    drawTyped(characters, cursor: characters.count, placeholder: placeholder, into: &buffer, line: line)
  }

  /// A line being written, of which the part around the cursor stays in view.
  func drawTyped(
    _ text: [Character], cursor: Int, placeholder: String, into buffer: inout Buffer, line: Rect
  ) {
    guard !line.isEmpty else { return }
    let x = line.x + buffer.write(marker, x: line.x, y: line.y, role: .inputPrompt, limit: line.width)
    let room = line.right - x
    // The cursor has a column of its own.
    var (first, used) = (cursor, 0)
    while first > 0, used + DisplayWidth.of(text[first - 1]) < room {
      first -= 1
      used += DisplayWidth.of(text[first])
    }
    var end = x
    for character in text[first...] {
      let width = DisplayWidth.of(character)
      guard end + width <= line.right else { break }
      end += buffer.write(String(character), x: end, y: line.y, role: .inputText, limit: width)
    }
    if text.isEmpty {
      buffer.write(placeholder, x: x + 1, y: line.y, role: .dimText, limit: max(room - 1, 0))
    }
    buffer.cursor = CellPosition(x: min(x + used, max(line.right - 1, line.x)), y: line.y)
  }

  // MARK: Commands

  private func drawCommands(_ palette: CommandPalette, into buffer: inout Buffer) {
    if let question = palette.question { return drawQuestion(question, palette, into: &buffer) }
    let matches = palette.matches(in: state.keyMap)
    let area = drawBox("Commands", Size(width: 92, height: 18), into: &buffer)
    var inside = area.inset(horizontally: 2, vertically: 1)
    let line = inside.takeTop(1)
    drawTyped(palette.query, placeholder: "type to search", into: &buffer, line: line)
    guard !matches.isEmpty else {
      _ = buffer.write(
        "No command matches.", x: inside.x, y: inside.y, role: .dimText, limit: inside.width)
      return
    }
    let start = first(palette.selection, of: matches.count, rows: inside.height)
    for (row, index) in (start..<min(start + inside.height, matches.count)).enumerated() {
      let place = Rect(x: inside.x, y: inside.y + row, width: inside.width, height: 1)
      draw(matches[index], isChosen: index == palette.selection, into: &buffer, area: place)
    }
    drawCount(palette.selection, of: matches.count, into: &buffer, area: area)
  }

  private func drawPicker(_ picker: Picker, into buffer: inout Buffer) {
    let area = drawBox(picker.title, Size(width: 92, height: 18), into: &buffer)
    var inside = area.inset(horizontally: 2, vertically: 1)
    drawTyped(picker.query, placeholder: "type to search", into: &buffer, line: inside.takeTop(1))
    guard !picker.matches.isEmpty else {
      _ = buffer.write("Nothing matches.", x: inside.x, y: inside.y, role: .dimText, limit: inside.width)
      return
    }
    let start = first(picker.selection, of: picker.matches.count, rows: inside.height)
    for (row, index) in (start..<min(start + inside.height, picker.matches.count)).enumerated() {
      let item = picker.items[picker.matches[index]]
      let place = Rect(x: inside.x, y: inside.y + row, width: inside.width, height: 1)
      let isChosen = index == picker.selection
      if isChosen { buffer.fill(place, role: .selection) }
      let used = buffer.write(
        DisplayWidth.shorten(item.label(state.lines), to: place.width, lines: state.lines), x: place.x,
        y: place.y,
        role: isChosen ? .selection : .popupText, limit: place.width)
      let rest = place.width - used - 2
      guard !item.detail.isEmpty, rest > 4 else { continue }
      buffer.write(
        DisplayWidth.shorten(item.detail, to: rest, lines: state.lines), x: place.x + used + 2, y: place.y,
        role: isChosen ? .selection : .dimText, limit: rest)
    }
    drawCount(picker.selection, of: picker.matches.count, into: &buffer, area: area)
  }

  private func drawQuestion(
    _ question: CommandPalette.Question, _ palette: CommandPalette, into buffer: inout Buffer
  ) {
    let answers = state.answers(to: question, palette.query)
    let area = drawBox(
      question.title, Size(width: 92, height: min(answers.count, 12) + 5), into: &buffer)
    var inside = area.inset(horizontally: 2, vertically: 1)
    let line = inside.takeTop(1)
    let x = line.x + buffer.write(marker, x: line.x, y: line.y, role: .inputPrompt, limit: line.width)
    // The end of a long path is what is being written.
    let room = max(line.right - x - 1, 1)
    var query = DisplayWidth.visible(String(palette.query.suffix(400)))
    while DisplayWidth.of(query) > room { query.removeFirst() }
    let end = x + buffer.write(query, x: x, y: line.y, role: .inputText, limit: room)
    buffer.cursor = CellPosition(x: min(end, area.right - 2), y: line.y)
    for text in DisplayWidth.wrap(question.prompt, to: max(inside.width, 1)).prefix(min(2, inside.height)) {
      let row = inside.takeTop(1)
      buffer.write(String(text), x: row.x, y: row.y, role: .dimText, limit: row.width)
    }
    let start = first(palette.selection, of: answers.count, rows: inside.height)
    for (row, index) in (start..<min(start + inside.height, answers.count)).enumerated() {
      let isChosen = palette.wasMoved && index == palette.selection
      let y = inside.y + row
      if isChosen {
        buffer.fill(Rect(x: inside.x, y: y, width: inside.width, height: 1), role: .selection)
      }
      let help = answers[index].help.isEmpty ? "" : "  " + answers[index].help
      let text = DisplayWidth.shorten(answers[index].words + help, to: inside.width, lines: state.lines)
      buffer.write(
        text, x: inside.x, y: y, role: isChosen ? .selection : .popupText, limit: inside.width)
    }
  }

  private func draw(
    _ entry: CommandPalette.Entry, isChosen: Bool, into buffer: inout Buffer, area: Rect
  ) {
    let keys = entry.keys.prefix(2).joined(separator: " ")
    let keysWidth = min(DisplayWidth.of(keys), max(area.width - 24, 0))
    let nameWidth = min(22, area.width - keysWidth - 1)
    let helpWidth = area.width - nameWidth - keysWidth - 2
    if isChosen { buffer.fill(area, role: .selection) }
    buffer.write(
      DisplayWidth.shorten(entry.name, to: nameWidth, lines: state.lines), x: area.x, y: area.y,
      role: isChosen ? .selection : .popupText, limit: nameWidth)
    if helpWidth > 8 {
      buffer.write(
        DisplayWidth.shorten(entry.help, to: helpWidth, lines: state.lines), x: area.x + nameWidth + 1,
        y: area.y, role: isChosen ? .selection : .dimText, limit: helpWidth)
    }
    buffer.write(
      keys, x: area.right - keysWidth, y: area.y, role: isChosen ? .selection : .hintKey, limit: keysWidth)
  }

  // MARK: Pairs

  private func drawPairs(_ picker: PairPicker, into buffer: inout Buffer) {
    let view = PairPickerView(state: state, picker: picker)
    let area = drawBox("Pairs", Size(width: 92, height: view.height + 2), into: &buffer)
    view.draw(into: &buffer, area: area.inset(horizontally: 2, vertically: 1))
  }

  // MARK: Themes

  private func drawThemes(_ picker: ThemePicker, into buffer: inout Buffer) {
    let samples = samples
    let names = (state.themes.map { DisplayWidth.of($0) }.max() ?? 0) + 2
    let rows = max(state.themes.count, samples.count) + 2
    let area = drawBox("Themes", Size(width: names + 4 + 28, height: rows), into: &buffer)
    var inside = area.inset(horizontally: 2, vertically: 1)
    let sample = inside.takeRight(inside.width - min(names, inside.width / 2) - 2)
    let start = first(picker.selection, of: state.themes.count, rows: inside.height)
    let shown = start..<min(start + inside.height, state.themes.count)
    for (row, index) in shown.enumerated() {
      let isChosen = index == picker.selection
      let y = inside.y + row
      if isChosen {
        buffer.fill(Rect(x: inside.x, y: y, width: inside.width - 1, height: 1), role: .selection)
      }
      buffer.write(
        (isChosen ? marker : "  ") + state.themes[index], x: inside.x, y: y,
        role: isChosen ? .selection : .popupText, limit: inside.width - 1)
    }
    for (row, span) in samples.prefix(sample.height).enumerated() {
      buffer.write(span.text, x: sample.x, y: sample.y + row, role: span.role, limit: sample.width)
    }
  }

  /// What a theme has to keep apart.
  private var samples: [Span] {
    let glyphs = TokenGlyphs(lines: state.lines)
    let fates: [DraftFate] = [.accepted, .rolledBack, .discarded, .pending]
    let origins: [TokenOrigin] = [.correction, .bonus, .target]
    return fates.map { Span("\(glyphs.glyph($0)) \(TokenGlyphs.name($0))", TokenGlyphs.role($0)) }
      + origins.map { Span("\(glyphs.glyph($0)) \($0.rawValue)", TokenGlyphs.role($0)) }
      + [
        Span("plain text", .popupText), Span("dim text", .dimText), Span("a warning", .warning),
      ]
  }
}

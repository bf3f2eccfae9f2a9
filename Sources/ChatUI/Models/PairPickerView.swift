import TerminalCore

/// Draws the pairs that can be used, and below them what is known of the chosen one.
struct PairPickerView {
  let state: ChatState
  let picker: PairPicker

  private static let mostFacts = 8

  func draw(into buffer: inout Buffer, area: Rect) {
    var inside = area
    guard let choices = picker.choices else {
      return write("Looking for pairs …", row: 0, .dimText, into: &buffer, area: inside)
    }
    guard !choices.isEmpty else {
      return write("There is no pair.", row: 0, .dimText, into: &buffer, area: inside)
    }
    let facts = self.facts(width: inside.width)
    let shown = min(facts.count, max(inside.height - 3, 0))
    let details = inside.takeBottom(shown)
    if shown > 0, inside.height > 1 { _ = inside.takeBottom(1) }
    drawList(choices, into: &buffer, area: inside)
    for (row, fact) in facts.prefix(shown).enumerated() {
      write(fact.text, row: row, fact.role, into: &buffer, area: details)
    }
  }

  /// Rows that all of it takes.
  var height: Int {
    guard let choices = picker.choices else { return 1 }
    return max(choices.count, 1) + 1 + Self.mostFacts
  }

  // MARK: The list

  private func drawList(_ choices: [PairChoice], into buffer: inout Buffer, area: Rect) {
    let first = min(
      max(picker.selection - area.height / 2, 0), max(choices.count - area.height, 0))
    let nameWidth = min(
      (choices.map { DisplayWidth.of(DisplayWidth.visible($0.name)) }.max() ?? 0) + 3, max(area.width - 14, 8)
    )
    for (row, index) in (first..<min(first + area.height, choices.count)).enumerated() {
      let place = Rect(x: area.x, y: area.y + row, width: area.width, height: 1)
      draw(choices[index], index == picker.selection, nameWidth, into: &buffer, area: place)
    }
  }

  private func draw(
    _ choice: PairChoice, _ isChosen: Bool, _ nameWidth: Int, into buffer: inout Buffer, area: Rect
  ) {
    if isChosen { buffer.fill(area, role: .selection) }
    let marker = isChosen ? (state.lines == .unicode ? "› " : "> ") : "  "
    let name = DisplayWidth.shorten(
      marker + DisplayWidth.visible(choice.name), to: nameWidth - 1, lines: state.lines)
    buffer.write(
      name, x: area.x, y: area.y, role: isChosen ? .selection : .popupText, limit: min(nameWidth, area.width))
    let (standing, role) = standing(choice)
    let room = area.width - nameWidth
    guard room > 0 else { return }
    buffer.write(
      standing, x: area.x + nameWidth, y: area.y, role: isChosen ? .selection : role, limit: room)
    let rest = Rect(
      x: area.x + nameWidth + 15, y: area.y, width: max(area.width - nameWidth - 15, 0), height: 1)
    guard rest.width >= 9 else { return }
    let size = choice.size.isEmpty ? "" : DisplayWidth.pad(choice.size, to: 10)
    let title = DisplayWidth.shorten(
      size + DisplayWidth.visible(choice.title), to: rest.width, lines: state.lines)
    buffer.write(title, x: rest.x, y: rest.y, role: isChosen ? .selection : .dimText, limit: rest.width)
  }

  private func standing(_ choice: PairChoice) -> (String, Role) {
    if choice.name == state.pair?.name { return ("in use", .systemText) }
    switch choice.standing {
    case .fits: return ("fits", .popupText)
    case .tooLarge: return ("too large", .warning)
    case .unusable: return ("unusable", .error)
    case .notInstalled: return ("not installed", .dimText)
    }
  }

  // MARK: The chosen one

  private func facts(width: Int) -> [Span] {
    guard let chosen = picker.chosen else { return [] }
    let role: Role = chosen.standing == .unusable ? .error : .popupText
    let lines = [chosen.title] + chosen.facts + [chosen.advice].compactMap(\.self)
    let wrapped = lines.enumerated().flatMap { index, line in
      DisplayWidth.wrap(DisplayWidth.visible(line), to: max(width, 1)).map {
        Span(String($0), index == 0 ? .title : role)
      }
    }
    return Array(wrapped.prefix(Self.mostFacts))
  }

  private func write(_ text: String, row: Int, _ role: Role, into buffer: inout Buffer, area: Rect) {
    guard row < area.height else { return }
    buffer.write(text, x: area.x, y: area.y + row, role: role, limit: area.width)
  }
}

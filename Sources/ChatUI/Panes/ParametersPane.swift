import SpecCore
import TerminalCore

/// Every parameter with its value, what it does, and the presets.
enum ParametersPane {
  struct State: Equatable, Sendable {
    private(set) var index = 0
    /// The number being typed; nil where none is.
    var typed: String?
    /// Whether the next number is that of a preset to save.
    var awaitsPreset = false

    mutating func select(by steps: Int, of count: Int) { index = min(max(index + steps, 0), count - 1) }

    func selected(_ items: [ParameterItem]) -> ParameterItem { items[min(index, items.count - 1)] }
  }

  /// Below this height there is only the list.
  private static let heightForExplanation = 6
  /// From this width on ranges stand beside the values.
  private static let widthForRanges = 56
  private static let nameWidth = 16

  static func title(_ state: ChatState) -> [String] {
    let changed = state.parameterItems.count { isChanged($0, state) }
    let since = state.parameters.comparison == .pair ? "from the pair's own" : "since the first run"
    return changed == 0
      ? ["Parameters"]
      : ["Parameters · \(changed) changed \(since)", "Parameters · \(changed) changed", "Parameters"]
  }

  static func draw(_ state: ChatState, into buffer: inout Buffer, area: Rect) {
    var area = area
    let items = state.parameterItems
    if area.height >= heightForExplanation {
      let lines = explanation(state, items, width: area.width)
      // The list keeps at least half, and a line apart where there is room.
      let footer = area.takeBottom(min(lines.count, area.height / 2))
      if area.height > items.count { _ = area.takeBottom(1) }
      for (row, line) in lines.prefix(footer.height).enumerated() {
        buffer.draw(line, x: footer.x, y: footer.y + row, limit: footer.width)
      }
    }
    drawList(items, state, into: &buffer, area: area)
  }

  // MARK: The list

  private static func drawList(
    _ items: [ParameterItem], _ state: ChatState, into buffer: inout Buffer, area: Rect
  ) {
    let selected = min(state.parametersPane.index, items.count - 1)
    let first = min(max(selected - area.height / 2, 0), max(items.count - area.height, 0))
    for (row, index) in (first..<items.count).prefix(area.height).enumerated() {
      let rest = Rect(x: area.x, y: area.y + row, width: area.width, height: 1)
      draw(items[index], isSelected: index == selected, state, into: &buffer, row: rest)
    }
  }

  private static func draw(
    _ item: ParameterItem, isSelected: Bool, _ state: ChatState, into buffer: inout Buffer, row: Rect
  ) {
    let hasKeys = state.focus == .parameters
    let isChanged = isChanged(item, state)
    let unicode = state.lines == .unicode
    let mark = isSelected ? (unicode ? "▸" : ">") : " "
    buffer.write(mark, x: row.x, y: row.y, role: hasKeys ? .hintKey : .dimText, limit: row.width)
    let name = isChanged ? .heading : Role.text
    buffer.write(
      item.name, x: row.x + 2, y: row.y, role: name, limit: min(nameWidth - 1, max(row.width - 2, 0)))
    let x = row.x + 2 + nameWidth
    let room = row.right - x
    guard room > 0 else { return }
    let value = value(item, isSelected: isSelected, state, room: room)
    let used = buffer.write(
      value, x: x, y: row.y, role: isChanged ? .statusEmphasis : .statusValue, limit: room)
    if isChanged, used + 2 <= room {
      buffer.write(unicode ? " •" : " *", x: x + used, y: row.y, role: .hintKey)
    }
    if row.width >= widthForRanges { drawRange(item, into: &buffer, row: row) }
    if isSelected, hasKeys { buffer.paint(row, role: .selection) }
  }

  private static func drawRange(_ item: ParameterItem, into buffer: inout Buffer, row: Rect) {
    let x = row.x + 2 + nameWidth + 21
    guard DisplayWidth.of(item.rangeText) <= row.right - x else { return }
    buffer.write(item.rangeText, x: x, y: row.y, role: .dimText, limit: row.right - x)
  }

  /// What auto chose stands for what it chooses by itself.
  private static func value(
    _ item: ParameterItem, isSelected: Bool, _ state: ChatState, room: Int
  ) -> String {
    if isSelected, let typed = state.parametersPane.typed { return typed + "_" }
    var inForce = state.parameters.settings
    inForce.parameters = state.parameters.inForce
    let value = item.text(inForce)
    guard state.parameters.wanted.mode == .auto, let decision = state.parameters.decision else {
      return value
    }
    let longer: String? =
      if item.name == "mode" { "auto (\(decision.mode.rawValue))" } else if item.isChosenByAuto {
        value + " by auto"
      } else { nil }
    return longer.flatMap { DisplayWidth.of($0) <= room ? $0 : nil } ?? value
  }

  private static func isChanged(_ item: ParameterItem, _ state: ChatState) -> Bool {
    item.text(state.parameters.settings) != item.text(state.parameters.defaults)
  }

  // MARK: Below the list

  /// What the selected parameter does and can be, its default, and the presets.
  private static func explanation(_ state: ChatState, _ items: [ParameterItem], width: Int) -> [[Span]] {
    let item = state.parametersPane.selected(items)
    let standard = item.text(state.parameters.defaults)
    let separator = state.lines == .unicode ? " · " : "  "
    let compared = state.parameters.comparison == .pair ? "default" : "in the first run"
    var facts = item.rangeText + separator + compared + " " + standard
    if item.name == "seed", let last = state.rounds.replies.last?.started.seed {
      facts += separator + "last \(last)"
    }
    func wrapped(_ text: String, _ role: Role) -> [[Span]] {
      DisplayWidth.wrap(text, to: max(width, 1)).map { [Span(String($0), role)] }
    }
    return wrapped(sentence(item, state), .systemText) + wrapped(facts, .dimText)
      + wrapped(presets(state), .dimText)
  }

  /// Mode auto says why it chose what it did.
  private static func sentence(_ item: ParameterItem, _ state: ChatState) -> String {
    guard item.name == "mode", state.parameters.wanted.mode == .auto,
      let reason = state.parameters.decision?.reason
    else { return item.explanation }
    return reason
  }

  private static func presets(_ state: ChatState) -> String {
    let names = Preset.numbers.compactMap { number in
      state.presets[number].map { "\(number) \($0.name)" }
    }
    return "Presets: " + names.joined(separator: "  ")
  }
}

import TerminalCore

/// Draws a pane with its frame and title; where only one has room, the others' keys stand in the frame.
struct PaneView {
  let state: ChatState
  let onePane: Bool

  func draw(_ pane: ChatLayout.PaneArea, into buffer: inout Buffer) {
    let area = pane.area
    guard !area.isEmpty else { return }
    let number = "\(pane.pane.rawValue) "
    let titles = titles(pane.pane).map { number + $0 }
    let title = titles.first { DisplayWidth.of($0) <= area.width - 4 } ?? ""
    let hasFocus = !onePane && pane.pane == state.panes.selected && !state.panes.isZoomed
    buffer.box(
      area, title: title, role: hasFocus ? .borderFocused : .border, titleRole: .title, lines: state.lines)
    if onePane || state.panes.isZoomed { drawOthers(than: pane.pane, into: &buffer, area: area) }
    let inside = area.inset(horizontally: 2, vertically: 1)
    if !inside.isEmpty { Self.drawInside(pane.pane, state, into: &buffer, area: inside) }
  }

  /// What stands in a pane's frame.
  static func drawInside(_ pane: PaneKind, _ state: ChatState, into buffer: inout Buffer, area: Rect) {
    switch pane {
    case .branches: BranchesPane.draw(state, into: &buffer, area: area)
    case .draftLength: DraftLengthPane.draw(state, into: &buffer, area: area)
    case .tokens: TokensPane.draw(state, into: &buffer, area: area)
    case .timeline: TimelinePane.draw(state, into: &buffer, area: area)
    case .why: WhyPane.draw(state, into: &buffer, area: area)
    case .figures: FiguresPane.draw(state, into: &buffer, area: area)
    case .log: LogPane.draw(state, into: &buffer, area: area)
    case .parameters: ParametersPane.draw(state, into: &buffer, area: area)
    }
  }

  private func titles(_ pane: PaneKind) -> [String] {
    switch pane {
    case .branches: BranchesPane.title(state)
    case .draftLength: DraftLengthPane.title(state)
    case .tokens: TokensPane.title(state)
    case .timeline: TimelinePane.title(state)
    case .why: WhyPane.title(state)
    case .figures: FiguresPane.title(state)
    case .log: LogPane.title(state)
    case .parameters: ParametersPane.title(state)
    }
  }

  private func drawOthers(than pane: PaneKind, into buffer: inout Buffer, area: Rect) {
    guard area.height > 2 else { return }
    let others = PaneKind.allCases.filter { $0 != pane }
    let names = others.map { "\($0.rawValue) \($0.title)" }.joined(separator: "  ")
    let numbers = others.map { "\($0.rawValue)" }.joined(separator: " ")
    let texts = [names, numbers + "  other panes", numbers].map { " \($0) " }
    guard let text = texts.first(where: { DisplayWidth.of($0) <= area.width - 2 }) else { return }
    buffer.write(text, x: area.x + 1, y: area.bottom - 1, role: .dimText)
  }
}

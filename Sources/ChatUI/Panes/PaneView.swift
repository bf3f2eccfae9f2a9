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
    buffer.box(area, title: title, role: .border, titleRole: .title, lines: state.lines)
    if onePane || state.panes.isZoomed { drawOthers(than: pane.pane, into: &buffer, area: area) }
    let inside = area.inset(horizontally: 2, vertically: 1)
    guard !inside.isEmpty else { return }
    switch pane.pane {
    case .branches: BranchesPane.draw(state.branches, into: &buffer, area: inside, lines: state.lines)
    case .tokens: TokensPane.draw(state.tape, into: &buffer, area: inside, lines: state.lines)
    case .draftLength:
      DraftLengthPane.draw(state.draftLengths, into: &buffer, area: inside, lines: state.lines)
    }
  }

  private func titles(_ pane: PaneKind) -> [String] {
    switch pane {
    case .branches: BranchesPane.title(state.branches)
    case .tokens: TokensPane.title(state.tape)
    case .draftLength: DraftLengthPane.title(state.draftLengths)
    }
  }

  private func drawOthers(than pane: PaneKind, into buffer: inout Buffer, area: Rect) {
    guard area.height > 2 else { return }
    let others = PaneKind.allCases.filter { $0 != pane }
    let text = " " + others.map { "\($0.rawValue) \($0.title)" }.joined(separator: "  ") + " "
    guard DisplayWidth.of(text) <= area.width - 2 else { return }
    buffer.write(text, x: area.x + 1, y: area.bottom - 1, role: .dimText)
  }
}

import TerminalCore

/// Focus, places and sizes of the panes, by key and by mouse.
extension ChatState {
  mutating func togglePane(_ pane: PaneKind) {
    let layout = layout
    let shown = layout.panes.map(\.pane)
    panes.toggle(pane, room: layout.room, shown: shown)
    guard layout.room == .all, !panes.isZoomed else { return }
    let now = self.layout.panes.map(\.pane)
    if let lost = shown.first(where: { $0 != pane && !now.contains($0) }) {
      show(
        "There is no room for \(lost.title) beside the others now; its key, \(lost.rawValue), brings it back."
      )
    }
  }

  mutating func nextPane() {
    let layout = layout
    if layout.panes.isEmpty, layout.room == .all {
      return show("No pane is shown; the keys 1 to \(PaneKind.allCases.count) in tuning show them.")
    }
    let before = panes
    panes.selectNext(room: layout.room, shown: layout.panes.map(\.pane))
    if panes == before { show("There is no other pane; the keys 1 to \(PaneKind.allCases.count) show them.") }
  }

  mutating func widenPanes(by columns: Int) {
    setSizes(layout.widening(by: columns, panes.sizes), orSay: "The panes cannot be wider or narrower here.")
  }

  mutating func heightenPane(by rows: Int) {
    setSizes(
      layout.heightening(panes.selected, by: rows, panes.sizes),
      orSay: "The pane with the focus cannot be higher or lower here.")
  }

  private mutating func setSizes(_ sizes: PaneSizes, orSay sentence: String) {
    if sizes == panes.sizes { show(sentence) }
    panes.sizes = sizes
  }

  // MARK: The mouse

  mutating func mouse(_ event: MouseEvent) -> [ChatEffect] {
    guard [.typing, .completing, .tuning].contains(keyContext) else { return overlayMouse(event) }
    switch event.kind {
    case .wheelUp: return wheel(3, event)
    case .wheelDown: return wheel(-3, event)
    case .press: press(event)
    case .drag:
      guard let drag else { break }
      panes.sizes = layout.moving(drag.grip, toX: event.x + drag.columns, y: event.y + drag.rows, panes.sizes)
    case .release: drag = nil
    }
    return []
  }

  private mutating func overlayMouse(_ event: MouseEvent) -> [ChatEffect] {
    drag = nil
    switch event.kind {
    case .wheelUp: return perform(list == nil ? .scrollLines(3) : .moveInList(-1))
    case .wheelDown: return perform(list == nil ? .scrollLines(-3) : .moveInList(1))
    case .press, .drag, .release: return []
    }
  }

  /// Gives the focus to what was clicked, and takes hold of a border.
  private mutating func press(_ event: MouseEvent) {
    let layout = layout
    if let pane = layout.pane(x: event.x, y: event.y) { panes.select(pane) }
    if layout.input.contains(x: event.x, y: event.y) { focus = .typing }
    drag = layout.grip(x: event.x, y: event.y).map { grip in
      let place = layout.origin(of: grip)
      return BorderDrag(grip: grip, columns: place.x - event.x, rows: place.y - event.y)
    }
    if drag == nil { pressToken(x: event.x, y: event.y) }
  }

  /// Scrolls what is under the mouse: the conversation's lines, or the rounds that the panes show.
  private mutating func wheel(_ lines: Int, _ event: MouseEvent) -> [ChatEffect] {
    guard let pane = layout.pane(x: event.x, y: event.y) else {
      scrollConversation(by: lines)
      return []
    }
    scroll(pane, by: lines)
    return []
  }

  /// Towards older content where positive.
  private mutating func scroll(_ pane: PaneKind, by lines: Int) {
    switch pane {
    case .log: log.scroll(by: lines.signum())
    case .why: scrollWhy(by: lines.signum())
    default: moveRound(-lines.signum())
    }
  }
}

/// A border that the mouse holds, and how far its first cell is from the one that was pressed.
struct BorderDrag: Equatable, Sendable {
  let grip: LayoutGrip
  let columns: Int
  let rows: Int
}

/// Which panes are wanted: each on its own where all have room, one at a time where they have not.
struct PaneSelection: Equatable, Sendable {
  /// How many panes a screen has room for beside the conversation.
  enum Room: Equatable, Sendable {
    case all
    case one
    /// A pane can only take the conversation's place.
    case none
  }

  /// Shown where there is room for all.
  private(set) var visible: Set<PaneKind> = [.branches, .tokens, .draftLength]
  /// The one shown where there is room for one.
  private(set) var selected = PaneKind.branches
  /// Whether that one is shown at all.
  private(set) var showsSelected = true
  /// Whether the selected pane takes the conversation's place.
  private(set) var isZoomed = false

  /// A pane's own key.
  mutating func toggle(_ pane: PaneKind, room: Room) {
    defer { selected = pane }
    switch room {
    case _ where isZoomed, .none: isZoomed = !isZoomed || selected != pane
    case .all: visible.formSymmetricDifference([pane])
    case .one: showsSelected = selected != pane || !showsSelected
    }
  }

  /// The key that goes through the panes; where there is no room, it comes back to the conversation.
  mutating func selectNext(room: Room) {
    if room == .none {
      let isLast = isZoomed && selected == PaneKind.allCases.last
      selected = isZoomed ? selected.next : .branches
      isZoomed = !isLast
    } else {
      if showsSelected || isZoomed { selected = selected.next }
      showsSelected = true
    }
  }

  mutating func zoom() { isZoomed.toggle() }
}

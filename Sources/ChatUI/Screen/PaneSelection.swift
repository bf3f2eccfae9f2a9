/// Which panes are wanted: each on its own where all have room, one at a time where they have not.
struct PaneSelection: Equatable, Sendable {
  /// Shown where there is room for all.
  private(set) var visible = Set(PaneKind.allCases)
  /// The one shown where there is room for one.
  private(set) var selected = PaneKind.branches
  /// Whether that one is shown at all.
  private(set) var showsSelected = true
  /// Whether the selected pane takes the conversation's place.
  private(set) var isZoomed = false

  /// A pane's own key.
  ///
  /// - Parameter fits: whether all panes have room.
  mutating func toggle(_ pane: PaneKind, allFit fits: Bool) {
    if isZoomed {
      isZoomed = selected != pane
      selected = pane
    } else if fits {
      visible.formSymmetricDifference([pane])
      selected = pane
    } else {
      showsSelected = selected != pane || !showsSelected
      selected = pane
    }
  }

  mutating func selectNext() {
    if showsSelected || isZoomed { selected = selected.next }
    showsSelected = true
  }

  mutating func zoom() { isZoomed.toggle() }
}

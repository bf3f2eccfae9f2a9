/// Which panes are wanted and how large: several beside each other where they have room, else one at a time.
struct PaneSelection: Equatable, Sendable {
  /// How many panes a screen has room for beside the conversation.
  enum Room: Equatable, Sendable {
    /// As many as their columns hold.
    case all
    case one
    /// A pane can only take the conversation's place.
    case none
  }

  /// Wanted where there is room for several, the most recently shown last: those win where not all fit.
  private(set) var wanted: [PaneKind] = [.draftLength, .tokens, .branches]
  /// The one with the focus, and the one shown where there is room for one.
  private(set) var selected = PaneKind.branches
  /// Whether that one is shown at all, where there is room for one.
  private(set) var showsSelected = true
  /// Whether the selected pane takes the conversation's place.
  private(set) var isZoomed = false
  /// What the user made wider or higher.
  var sizes = PaneSizes()

  init() {}

  /// - Parameter panes: the first one gets the focus.
  init(showing panes: [PaneKind]) {
    wanted = panes.reversed()
    selected = panes.first ?? .branches
    showsSelected = !panes.isEmpty
  }

  var visible: Set<PaneKind> { Set(wanted) }

  /// A pane's own key.
  ///
  /// - Parameter shown: those on the screen now.
  mutating func toggle(_ pane: PaneKind, room: Room, shown: [PaneKind]) {
    switch room {
    case _ where isZoomed, .none:
      isZoomed = !isZoomed || selected != pane
      selected = pane
    case .all:
      wanted.removeAll { $0 == pane }
      if shown.contains(pane) {
        if selected == pane { selected = wanted.last ?? pane }
      } else {
        wanted.append(pane)
        selected = pane
      }
    case .one:
      showsSelected = selected != pane || !showsSelected
      selected = pane
    }
  }

  /// The key that goes through the panes; where there is no room, it comes back to the conversation.
  mutating func selectNext(room: Room, shown: [PaneKind]) {
    switch room {
    case .all where !isZoomed:
      guard let first = shown.first else { return }
      let place = shown.firstIndex(of: selected)
      selected = place.map { shown[($0 + 1) % shown.count] } ?? first
    case .none:
      let isLast = isZoomed && selected == PaneKind.allCases.last
      selected = isZoomed ? selected.next : .branches
      isZoomed = !isLast
    case .all, .one:
      if showsSelected || isZoomed { selected = selected.next }
      showsSelected = true
    }
  }

  mutating func select(_ pane: PaneKind) { selected = pane }

  mutating func zoom() { isZoomed.toggle() }

  mutating func zoom(on pane: PaneKind) {
    selected = pane
    isZoomed = true
  }
}

/// Sizes that the user gave; what is not set follows the screen.
struct PaneSizes: Equatable, Sendable {
  /// Columns of all panes together, by the number of columns of panes they stand in.
  var widths: [Int: Int] = [:]
  /// Rows of the one pane that stands below the conversation.
  var heightBelow: Int?
  /// Shares of a column's height, in hundredths of `PaneKind.weight`.
  var shares: [PaneKind: Int] = [:]

  func share(_ pane: PaneKind) -> Int { shares[pane] ?? pane.weight * 100 }
}

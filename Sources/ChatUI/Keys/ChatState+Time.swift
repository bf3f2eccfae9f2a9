/// Zooming and moving over the panes that go along time.
extension ChatState {
  mutating func zoomTime(by steps: Int) {
    guard let shown = shownTime("zoom the timeline") else { return }
    let zoom = min(
      max(timeline.zoom + steps, TimelineWindow.zoomRange.lowerBound), TimelineWindow.zoomRange.upperBound)
    guard zoom != timeline.zoom else { return show("That is as far as it goes.") }
    timeline.zoom = zoom
    guard let held = timeline.held else { return }
    // What stood in the middle stays there.
    let scale = TimelineWindow.scale(shown.timeline, zoom: zoom)
    let change = Double(shown.window.columns) * (shown.window.secondsPerColumn - scale) / 2
    timeline.held = .init(reply: held.reply, start: max(shown.window.start + change, 0))
  }

  mutating func moveTime(by columns: Int) {
    guard let shown = shownTime("move over the timeline") else { return }
    let moved = TimelineWindow(
      start: shown.window.start + Double(columns) * shown.window.secondsPerColumn,
      scale: shown.window.secondsPerColumn, columns: shown.window.columns, end: shown.timeline.end)
    guard moved != shown.window else {
      return show(columns < 0 ? "The reply starts here." : "The reply goes no further.")
    }
    // At the newest moment one follows what comes.
    let isNewest = cursor == .live && moved.time.upperBound >= shown.timeline.end
    timeline.held = isNewest ? nil : .init(reply: shown.timeline.reply, start: moved.start)
  }

  /// The timeline as it stands on the screen; where it does not, a sentence says so.
  private mutating func shownTime(_ wish: String) -> (timeline: ReplyTimeline, window: TimelineWindow)? {
    let places = layout.panes
    guard let place = places.first(where: { $0.pane == .timeline }) else {
      show("To \(wish), show it first: \(PaneKind.timeline.rawValue) in tuning.")
      return nil
    }
    guard let shown = TimelinePane.timeline(self) else {
      show("The timeline is empty until a reply runs.")
      return nil
    }
    let inside = place.area.inset(horizontally: 2, vertically: 1)
    return (shown, TimelinePane.window(self, shown, columns: TimelinePane.columns(in: inside)))
  }

  mutating func zoomRounds(by steps: Int) {
    let zooms = DraftLengthPane.zooms
    let index = (zooms.firstIndex(of: roundsPerColumn) ?? 0) + steps
    guard zooms.indices.contains(index) else { return show("That is as far as it goes.") }
    roundsPerColumn = zooms[index]
    show(
      roundsPerColumn == 1
        ? "Draft length: each column is a round."
        : "Draft length: each column is the mean of \(roundsPerColumn) rounds.")
  }
}

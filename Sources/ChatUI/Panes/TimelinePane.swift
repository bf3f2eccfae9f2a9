import SpecCore
import TerminalCore

/// The lanes' forwards in true time: what runs beside what, and where a lane waits.
enum TimelinePane {
  struct State: Equatable, Sendable {
    /// Steps of the scale away from the one that suits the reply's rounds; positive shows more time.
    var zoom = 0
    /// Where the user moved to; nil follows the newest moment, or the cursor's round.
    var held: Held?

    struct Held: Equatable, Sendable {
      let reply: Int
      /// Seconds since the reply's run began, at the left edge.
      let start: Double
    }
  }

  static func timeline(_ state: ChatState) -> ReplyTimeline? {
    state.rounds.shownReply(at: state.cursor).map { ReplyTimeline(state.rounds, reply: $0) }
  }

  /// The part of the time that so many columns show.
  static func window(_ state: ChatState, _ timeline: ReplyTimeline, columns: Int) -> TimelineWindow {
    let scale = TimelineWindow.scale(timeline, zoom: state.timeline.zoom)
    let span = Double(columns) * scale
    var start = timeline.end
    if let held = state.timeline.held, held.reply == timeline.reply {
      start = held.start
    } else if case .round(let index) = state.cursor, let record = state.rounds.record(at: state.cursor) {
      let round = timeline.round(record, index: index)
      start = (round.start + round.end - span) / 2
    }
    return TimelineWindow(start: start, scale: scale, columns: columns, end: timeline.end)
  }

  static func title(_ state: ChatState) -> [String] {
    let title = PaneKind.timeline.title
    guard let timeline = timeline(state) else { return [title] }
    let scale = TimelineWindow.scale(timeline, zoom: state.timeline.zoom) * 1000
    let text = "\(Format.decimal(scale, scale < 0.1 ? 2 : scale < 1 ? 1 : 0)) ms a column"
    return ["\(title) · reply \(timeline.reply + 1) · \(text)", "\(title) · \(text)", title]
  }

  static func draw(_ state: ChatState, into buffer: inout Buffer, area: Rect) {
    guard let timeline = timeline(state), timeline.end > 0 else {
      return PaneHint.draw(
        "Bars for what each lane computes, in true time, and the bubbles in which it waits.", into: &buffer,
        area: area)
    }
    TimelineView(state: state, timeline: timeline, area: area).draw(into: &buffer)
  }
}

extension TimelinePane {
  /// Columns of time in a pane of that size.
  static func columns(in area: Rect) -> Int { max(area.width - TimelineView.labelWidth(area), 1) }
}

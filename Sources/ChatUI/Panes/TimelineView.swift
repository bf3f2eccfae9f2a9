import SpecCore
import TerminalCore

/// Lays the timeline out for an area: lanes first, then the axis, rounds, totals and a legend as rows allow.
struct TimelineView {
  let state: ChatState
  let timeline: ReplyTimeline
  let area: Rect
  private let window: TimelineWindow
  private let bars: [ReplyTimeline.Bar]
  private let x: Int

  private static let lanes: [Lane] = [.draft, .target]
  /// From this height on each lane has a line of text above it.
  private static let heightForLabels = 7

  /// Columns before the lanes; none where their names stand above them.
  static func labelWidth(_ area: Rect) -> Int {
    area.height >= heightForLabels || area.width < 8 ? 0 : area.width < 50 ? 2 : 7
  }

  init(state: ChatState, timeline: ReplyTimeline, area: Rect) {
    (self.state, self.timeline, self.area) = (state, timeline, area)
    window = TimelinePane.window(state, timeline, columns: TimelinePane.columns(in: area))
    bars = timeline.bars(in: window.time)
    x = area.x + Self.labelWidth(area)
  }

  func draw(into buffer: inout Buffer) {
    guard area.width > 0, area.height > 0 else { return }
    var rest = area
    let isTall = area.height >= Self.heightForLabels
    if area.height >= 4 { drawRounds(into: &buffer, y: rest.takeTop(1).y) }
    let legendRows = area.height >= 11 && area.width < 50 ? 2 : 1
    if area.height >= 6 { drawLegend(into: &buffer, rest.takeBottom(legendRows)) }
    if area.height == 5 || area.height == 6 { drawTotals(into: &buffer, y: rest.takeBottom(1).y) }
    let thickness = isTall ? min(max((rest.height - 3) / 2, 1), 3) : 1
    for lane in Self.lanes where rest.height > 0 {
      if isTall { drawTotal(of: lane, into: &buffer, y: rest.takeTop(1).y) }
      draw(lane, into: &buffer, rest.takeTop(thickness))
    }
    if rest.height > 0 { drawAxis(into: &buffer, y: rest.takeTop(1).y) }
    if rest.height > 0 { drawWhole(into: &buffer, y: rest.takeTop(1).y) }
  }

  // MARK: Lanes

  private func draw(_ lane: Lane, into buffer: inout Buffer, _ rows: Rect) {
    let width = Self.labelWidth(area)
    if width > 0 {
      let name = width > 2 ? lane.rawValue : String(lane.rawValue.prefix(1)).uppercased()
      buffer.write(name, x: area.x, y: rows.y, role: .dimText, limit: width)
    }
    TimelineLane(
      bars.filter { $0.lane == lane }, decoding: timeline.decoding, window: window, lines: state.lines
    ).draw(into: &buffer, x: x, rows: rows.y..<rows.bottom)
  }

  // MARK: Text

  private func drawTotal(of lane: Lane, into buffer: inout Buffer, y: Int) {
    let bubble = timeline.bubble(lane, in: window.time)
    let name = Span(lane.rawValue, .text)
    guard bubble.of > 0 else {
      buffer.draw([name], x: area.x, y: y, limit: area.width)
      return
    }
    let share = Format.percent(bubble.idle / bubble.of)
    let text = "bubble \(milliseconds(bubble.idle)), \(share)"
    var spans = [name, Span(text, TimelineLane.bubbleRole), Span("of what is shown", .dimText)]
    if isEmulated(lane) { spans.insert(Span("emulated", .emulatedMark), at: 2) }
    buffer.draw(spans, separator: "  ", x: area.x, y: y, limit: area.width)
  }

  private func drawTotals(into buffer: inout Buffer, y: Int) {
    let bubbles = Self.lanes.map { ($0, timeline.bubble($0, in: window.time)) }.filter { $0.1.of > 0 }
    let totals = bubbles.map { lane, bubble in
      (lane.rawValue, "\(milliseconds(bubble.idle)), \(Format.percent(bubble.idle / bubble.of))")
    }
    let texts = [
      "bubble  " + totals.map { "\($0) \($1)" }.joined(separator: "  "),
      totals.map { "\($0) \($1)" }.joined(separator: "  "),
      totals.map { "\($0.prefix(1).uppercased()) \($1)" }.joined(separator: "  "),
    ]
    guard !totals.isEmpty, let text = texts.first(where: { DisplayWidth.of($0) <= area.width }) else {
      return
    }
    buffer.write(text, x: area.x, y: y, role: TimelineLane.bubbleRole, limit: area.width)
  }

  /// The whole reply's, as its figures have them.
  private func drawWhole(into buffer: inout Buffer, y: Int) {
    guard let metrics = state.metrics(of: timeline.reply), timeline.decoding != nil else { return }
    let draft = "draft \(Format.percent(metrics.draftBubbleShare))"
    let target = "target \(Format.percent(metrics.targetBubbleShare))"
    let texts = ["bubbles of the whole reply", "whole reply", "all"].map { "\($0): \(draft), \(target)" }
    guard let text = texts.first(where: { DisplayWidth.of($0) <= area.width }) else { return }
    buffer.write(text, x: area.x, y: y, role: .dimText)
  }

  private func isEmulated(_ lane: Lane) -> Bool { bars.contains { $0.lane == lane && $0.isEmulated } }

  private func milliseconds(_ seconds: Double) -> String {
    "\(Format.decimal(seconds * 1000, seconds < 0.01 ? 1 : 0)) ms"
  }

  private func drawLegend(into buffer: inout Buffer, _ rows: Rect) {
    let kinds = [ForwardKind.chain, .branches, .verification, .prompt].map { kind in
      Span(
        "\(TimelineLane.glyph(kind, state.lines)) \(TimelineLane.name(kind))", TimelineLane.role(kind))
    }
    let bubble = Span("\(TimelineLane.bubble(state.lines)) bubble", TimelineLane.bubbleRole)
    let items = kinds.dropLast() + [bubble] + kinds.suffix(1)
    let lines = rows.height > 1 ? [Array(items.prefix(3)), Array(items.suffix(2))] : [Array(items)]
    for (row, line) in lines.enumerated() {
      buffer.draw(line, separator: "  ", x: rows.x, y: rows.y + row, limit: rows.width)
    }
  }

  // MARK: Rounds and axis

  /// A line at each round's start with its number where that fits; the cursor's round is highlighted.
  private func drawRounds(into buffer: inout Buffer, y: Int) {
    let rounds = timeline.rounds(in: window.time)
    let right = x + window.columns
    for round in rounds {
      let from = x + Int(max(window.column(round.start) + 0.01, 0))
      let to = min(x + Int(window.column(round.end) + 0.01), right)
      let isCursor = round.index.map { state.cursor == .round($0) } ?? false
      if isCursor {
        buffer.fill(
          Rect(x: from, y: y, width: min(max(to - from, 1), right - from), height: 1), role: .selection)
      }
      guard from < right else { continue }
      let role: Role = isCursor ? .selection : .dimText
      if round.start >= window.start { buffer.write(state.lines.vertical, x: from, y: y, role: role) }
      let number = String(round.number)
      guard to - from > number.count else { continue }
      buffer.write(number, x: from + 1, y: y, role: role)
    }
  }

  private func drawAxis(into buffer: inout Buffer, y: Int) {
    var right = x + window.columns
    if Self.lanes.contains(where: isEmulated), area.height < Self.heightForLabels, window.columns > 30 {
      right -= 9
      buffer.write("emulated", x: right + 1, y: y, role: .emulatedMark)
    }
    let tick = state.lines == .unicode ? "╵" : "'"
    for time in window.ticks(apart: 11) {
      let column = x + Int(window.column(time).rounded())
      let label = "\(tick)\(Format.decimal(time * 1000, 0)) ms"
      guard column + label.count <= right else { break }
      buffer.write(label, x: column, y: y, role: .dimText)
    }
  }
}

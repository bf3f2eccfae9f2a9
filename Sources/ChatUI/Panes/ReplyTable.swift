import SpecCore
import TerminalCore

/// A line for each reply, newest last: how it was decoded, and its figures, so that they can be compared.
struct ReplyTable {
  let state: ChatState
  /// The reply that the panes show; it is kept in view.
  let shown: Int

  private enum Column: CaseIterable {
    case speed, speedUp, acceptance, rollback, tokens

    var heading: String {
      switch self {
      case .speed: "tok/s"
      case .speedUp: "speed-up"
      case .acceptance: "α"
      case .rollback: "RB"
      case .tokens: "tokens"
      }
    }
    var width: Int {
      switch self {
      case .speed: 6
      case .tokens: 7
      case .speedUp: 9
      case .acceptance, .rollback: 5
      }
    }
  }

  private var numberWidth: Int { max(3, String(state.rounds.replies.endIndex).count + 1) }
  private static let leastText = 11
  private static let mark = " emulated"
  private static let shortMark = " e"

  func draw(into buffer: inout Buffer, area: Rect) {
    guard area.height > 0, area.width > numberWidth else { return }
    let replies = state.rounds.replies
    let rows = max(area.height - 1, 1)
    let last = min(max(shown + rows / 2 + 1, replies.startIndex + rows), replies.endIndex)
    let visible = max(last - rows, replies.startIndex)..<last
    let isPaced = visible.contains { isEmulated($0) }
    // What is left of the width after the columns that fit, the most telling first.
    let mark = !isPaced ? "" : area.width >= 70 ? Self.mark : Self.shortMark
    var rest = area.width - numberWidth - Self.leastText - mark.count
    let columns = Column.allCases.filter { column in
      guard rest >= column.width else { return false }
      rest -= column.width
      return true
    }
    let text = Self.leastText + max(rest, 0)
    if area.height > 1 {
      let hint = mark == Self.shortMark ? "e: emulated" : "reply"
      var x = area.x
      x += write(hint, width: numberWidth + text, .dimText, x: x, y: area.y, area, &buffer)
      for column in columns {
        x += write(
          padded(column.heading, column), width: column.width, .dimText, x: x, y: area.y, area, &buffer)
        if column == .speed { x += mark.count }
      }
    }
    for (row, index) in visible.enumerated() {
      let y = area.y + row + (area.height > 1 ? 1 : 0)
      draw(index, columns, text: text, mark: mark, y: y, area, into: &buffer)
    }
  }

  private func draw(
    _ index: Int, _ columns: [Column], text: Int, mark: String, y: Int, _ area: Rect,
    into buffer: inout Buffer
  ) {
    let isCursor = index == shown && state.cursor != .live
    if isCursor { buffer.fill(Rect(x: area.x, y: y, width: area.width, height: 1), role: .selection) }
    let role: Role = isCursor ? .selection : .text
    var x = area.x
    x += write("\(index + 1)", width: numberWidth, role, x: x, y: y, area, &buffer)
    let shortened = DisplayWidth.shorten(description(index), to: text - 1, lines: state.lines)
    x += write(shortened, width: text, role, x: x, y: y, area, &buffer)
    for column in columns {
      let value = padded(value(column, index), column)
      x += write(value, width: column.width, role, x: x, y: y, area, &buffer)
      guard column == .speed else { continue }
      if isEmulated(index) { write(mark, width: mark.count, .emulatedMark, x: x, y: y, area, &buffer) }
      x += mark.count
    }
  }

  @discardableResult
  private func write(
    _ text: String, width: Int, _ role: Role, x: Int, y: Int, _ area: Rect, _ buffer: inout Buffer
  ) -> Int {
    buffer.write(text, x: x, y: y, role: role, limit: min(width, area.right - x))
    return width
  }

  private func padded(_ text: String, _ column: Column) -> String { Format.padded(text, to: column.width) }

  // MARK: A reply

  /// Its mode, and what else differs from the reply before.
  private func description(_ index: Int) -> String {
    let reply = state.rounds.replies[index]
    var parts = [reply.started.parameters.mode.rawValue]
    if index > state.rounds.replies.startIndex {
      var before = state.rounds.replies[index - 1].parameters
      before.mode = reply.started.parameters.mode
      parts += RoundMarkLabel.changes(before, reply.started.parameters)
    }
    if reply.changes > 0 { parts.append("changed on the way") }
    return parts.joined(separator: ", ")
  }

  private func isEmulated(_ index: Int) -> Bool {
    let reply = state.rounds.replies[index]
    return reply.parameters.isPaced || !reply.hasOnePace
  }

  private func value(_ column: Column, _ index: Int) -> String {
    guard let metrics = state.metrics(of: index) else { return "–" }
    let drafts = metrics.drafted > 0
    switch column {
    case .speed: return metrics.tokensPerSecond > 0 ? Format.rate(metrics.tokensPerSecond) : "–"
    case .speedUp:
      let times = state.lines == .unicode ? "×" : "x"
      return state.speedUp(of: index).map { Format.decimal($0, 2) + times } ?? "–"
    case .acceptance: return drafts ? Format.percent(metrics.acceptanceRate) : "–"
    case .rollback: return drafts ? Format.percent(metrics.rollbackRate) : "–"
    case .tokens: return "\(metrics.generatedTokens)"
    }
  }
}

import SpecCore
import TerminalCore

/// A bar for each round: how far the draft went ahead, how much of it the target accepted, and below it what
/// came to nothing.
enum DraftLengthPane {
  /// Rounds of a column at each zoom.
  static let zooms = [1, 2, 4, 8, 16, 32]

  static func title(_ state: ChatState) -> [String] {
    let title = PaneKind.draftLength.title
    guard let mean = meanChain(state.rounds) else { return [title] }
    let (drafted, accepted) = (Format.decimal(mean.drafted, 1), Format.decimal(mean.accepted, 1))
    let perColumn = state.roundsPerColumn
    guard perColumn == 1 else {
      let zoom = "means of \(perColumn) rounds a column"
      return [
        "\(title) · \(zoom) · chain \(drafted), \(accepted) accepted", "\(title) · \(zoom)",
        "\(title) · means of \(perColumn)", title,
      ]
    }
    return [
      "\(title) · mean chain \(drafted), \(accepted) of it accepted",
      "\(title) · chain \(drafted), \(accepted) accepted", title,
    ]
  }

  /// Of the last 50 rounds; nil before the first.
  private static func meanChain(_ history: RoundHistory) -> (drafted: Double, accepted: Double)? {
    let recent = history.rounds.indices.suffix(50).compactMap { history.rounds[$0].finished }
    guard !recent.isEmpty else { return nil }
    let count = Double(recent.count)
    return (
      Double(recent.reduce(0) { $0 + $1.draftLength }) / count,
      Double(recent.reduce(0) { $0 + $1.acceptedLength }) / count
    )
  }

  static func draw(_ state: ChatState, into buffer: inout Buffer, area: Rect) {
    guard state.rounds.rounds.count > 0 else {
      return PaneHint.draw("A bar for each round: drafted ahead, and accepted.", into: &buffer, area: area)
    }
    DraftLengthChart(
      history: state.rounds, cursor: state.cursor, perColumn: state.roundsPerColumn, lines: state.lines
    ).draw(into: &buffer, area: area)
  }
}

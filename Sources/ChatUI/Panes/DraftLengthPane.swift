import SpecCore
import TerminalCore

/// A bar for each round: how far the draft went ahead, and how much of it the target accepted.
enum DraftLengthPane {
  struct State: Equatable, Sendable {
    struct Round: Equatable, Sendable {
      let drafted: Int
      let accepted: Int
      /// γ_max in force.
      let limit: Int
      /// Where the round's last committed token came from.
      let ending: TokenOrigin?
      /// Whether something was changed, or a reply began, just before it.
      let startsChange: Bool
    }

    /// The most rounds kept.
    static let capacity = 5_000

    private(set) var rounds = RingBuffer<Round>(capacity: capacity)
    /// Fates of the running reply's drafted tokens, as its finished rounds tell them, and its chains' lengths.
    private(set) var counts = FateCounts()
    private(set) var chainDrafted = 0
    private(set) var chainAccepted = 0
    private var ending: TokenOrigin?
    private var hasChanged = false

    mutating func update(_ event: DecodingEvent) {
      switch event {
      case .runStarted:
        counts = FateCounts()
        (chainDrafted, chainAccepted) = (0, 0)
        (ending, hasChanged) = (nil, rounds.count > 0)
      case .committed(let committed):
        ending = committed.tokens.last?.origin ?? ending
        counts.add(.accepted, committed.tokens.count { $0.node.isDrafted })
      case .parametersChanged: hasChanged = rounds.count > 0
      case .roundFinished(let round): finish(round)
      default: break
      }
    }

    private mutating func finish(_ round: RoundFinished) {
      rounds.append(
        Round(
          drafted: round.draftLength, accepted: round.acceptedLength, limit: round.draftLengthLimit,
          ending: ending, startsChange: hasChanged))
      counts.drafted += round.drafted
      counts.add(.rolledBack, round.rolledBack)
      counts.add(.discarded, round.discarded)
      chainDrafted += round.draftLength
      chainAccepted += round.acceptedLength
      (ending, hasChanged) = (nil, false)
    }

    /// Mean length of the running reply's chains that were verified; nil before the first.
    var meanAccepted: (accepted: Double, drafted: Double)? {
      let count = rounds.count
      guard count > 0 else { return nil }
      let recent = (max(rounds.startIndex, rounds.endIndex - 50)..<rounds.endIndex).map { rounds[$0] }
      let total = Double(recent.count)
      return (
        Double(recent.reduce(0) { $0 + $1.accepted }) / total,
        Double(recent.reduce(0) { $0 + $1.drafted }) / total
      )
    }
  }

  static func title(_ state: State) -> [String] {
    guard let mean = state.meanAccepted else { return ["Draft length"] }
    let (drafted, accepted) = (Format.decimal(mean.drafted, 1), Format.decimal(mean.accepted, 1))
    return [
      "Draft length · mean chain \(drafted), \(accepted) of it accepted",
      "Draft length · chain \(drafted), \(accepted) accepted", "Draft length",
    ]
  }

  static func draw(_ state: State, into buffer: inout Buffer, area: Rect, lines: LineStyle) {
    guard state.rounds.count > 0 else {
      return PaneHint.draw("A bar for each round: drafted ahead, and accepted.", into: &buffer, area: area)
    }
    var area = area
    let chart = DraftLengthChart(state: state, lines: lines)
    if area.height > 4 { chart.drawLegend(into: &buffer, area: area.takeBottom(1)) }
    chart.draw(into: &buffer, area: area)
  }
}

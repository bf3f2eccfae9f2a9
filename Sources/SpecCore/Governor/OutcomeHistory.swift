/// What the draft knew about one position of the text, and how the target decided.
public struct PositionOutcome: Codable, Sendable, Equatable {
  /// max q there.
  public var confidence: Double
  /// The committed token's place among the draft's most likely ones, 0 if the draft's first token was
  /// accepted; nil if it is none of them.
  public var rank: Int?
  /// Whether a reply ended with it: what is drafted beyond comes to nothing, and the next reply starts anew.
  public var endsReply: Bool

  public init(confidence: Double, rank: Int?, endsReply: Bool = false) {
    self.confidence = confidence
    self.rank = rank
    self.endsReply = endsReply
  }

  var isHit: Bool { rank == 0 }
}

/// The recent past of the committed text, position by position: what settings are judged by.
///
/// Old positions drop out, so that the estimate follows the text. At the start there is a prior, a draft
/// that is right as often as it says; what is seen soon takes its place.
struct OutcomeHistory: Sendable {
  static let capacity = 384
  /// How much of the past still counts when the sampling settings change.
  static let keptAfterChange = 48

  private(set) var outcomes: [PositionOutcome] = Self.prior
  /// How many of them nobody has seen.
  private var assumed = Self.prior.count

  init() {}

  /// Goes on from what was seen before.
  init(_ seen: [PositionOutcome]) { for outcome in seen { append(outcome) } }

  /// Positions that were seen, without the prior.
  var seen: [PositionOutcome] { Array(outcomes.dropFirst(assumed)) }
  /// How many there are.
  var seenCount: Int { outcomes.count - assumed }

  mutating func append(_ outcome: PositionOutcome) {
    if assumed > 0 {
      outcomes.removeFirst()
      assumed -= 1
    }
    if outcomes.count >= Self.capacity + Self.capacity / 4 {
      outcomes.removeFirst(outcomes.count - Self.capacity)
    }
    outcomes.append(outcome)
  }

  /// Marks the last position as a reply's last.
  mutating func endReply() {
    if !outcomes.isEmpty { outcomes[outcomes.count - 1].endsReply = true }
  }

  /// Forgets what was seen under other sampling settings, but for the last of it.
  mutating func forgetMost() {
    outcomes.removeFirst(max(outcomes.count - Self.keptAfterChange, 0))
    assumed = min(assumed, outcomes.count)
  }

  /// α: the share of positions where the draft's first token was accepted.
  var acceptance: Double {
    outcomes.isEmpty ? 0 : Double(outcomes.count { $0.isHit }) / Double(outcomes.count)
  }

  /// Three of four right; among the wrong ones the next two choices are right every other time.
  private static let prior: [PositionOutcome] = (0..<3).flatMap { _ in
    [
      PositionOutcome(confidence: 0.98, rank: 0), PositionOutcome(confidence: 0.9, rank: 0),
      PositionOutcome(confidence: 0.35, rank: 1), PositionOutcome(confidence: 0.95, rank: 0),
      PositionOutcome(confidence: 0.7, rank: 0), PositionOutcome(confidence: 0.99, rank: 0),
      PositionOutcome(confidence: 0.5, rank: nil), PositionOutcome(confidence: 0.8, rank: 0),
    ]
  }
}

/// Identifies a token that can have drafted children, within a run.
///
/// Drafted tokens count up from 1 in drafting order, the target's own tokens down from −1; the last
/// token of the prompt is `prompt`.
public struct NodeID: Hashable, Comparable, Codable, Sendable {
  public let number: Int

  public static let prompt = NodeID(0)

  /// Whether the draft model produced it.
  public var isDrafted: Bool { number > 0 }

  public init(_ number: Int) { self.number = number }

  public static func < (left: NodeID, right: NodeID) -> Bool { left.number < right.number }

  public init(from decoder: any Decoder) throws {
    number = try decoder.singleValueContainer().decode(Int.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(number)
  }
}

/// A drafted token that waits for the target's verdict.
public struct DraftNode: Sendable, Equatable {
  public let id: NodeID
  /// The token it continues: another node, or the last committed token when it was drafted.
  public let parent: NodeID
  /// Its order among its siblings: 0 is the top-ranked (first drawn, or of highest q).
  public let rank: Int
  public let position: Position
  public let token: Token
  /// The distribution it was drawn from, and how: it is judged by these, whatever the settings are by then.
  public let drawnFrom: DraftDistribution

  public init(
    id: NodeID, parent: NodeID, rank: Int, position: Position, token: Token, drawnFrom: DraftDistribution
  ) {
    self.id = id
    self.parent = parent
    self.rank = rank
    self.position = position
    self.token = token
    self.drawnFrom = drawnFrom
  }
}

/// Identifies one request for a reply; every send and every regeneration gets a new one.
///
/// What arrives for another than the running one is stale and dropped.
public struct TurnID: Hashable, Comparable, Sendable {
  public let number: Int

  public init(_ number: Int) { self.number = number }

  public static func < (left: TurnID, right: TurnID) -> Bool { left.number < right.number }
}

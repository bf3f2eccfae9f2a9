/// Identifies a message of the user's or a reply, in every conversation of one run of the program.
public struct MessageID: Hashable, Sendable {
  public let number: UInt64

  public init(_ number: UInt64) { self.number = number }
}

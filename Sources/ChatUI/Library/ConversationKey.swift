/// Identifies a conversation that is kept, in all programs that use the file.
public struct ConversationKey: Hashable, Sendable {
  public let number: Int64

  public init(_ number: Int64) { self.number = number }
}

/// What stands before a conversation's first message.
public struct Instructions: Equatable, Sendable {
  /// The system prompt; nil where nothing stands there.
  public var system: String?
  /// The persona that it is from; nil where it is from none.
  public var persona: String?

  public init(system: String?, persona: String? = nil) {
    self.system = system
    self.persona = persona
  }
}

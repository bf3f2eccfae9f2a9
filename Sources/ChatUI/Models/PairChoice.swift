/// A pair that can be chosen in the chat.
public struct PairChoice: Equatable, Sendable {
  public enum Standing: Equatable, Sendable {
    case fits
    /// Its models need more memory than is free.
    case tooLarge
    /// It cannot be loaded; its facts say why.
    case unusable
    /// Only the catalogue has it.
    case notInstalled
  }

  public var name: String
  public var title: String
  /// Of both models' files, such as `13.9 MB`; empty where it is not known.
  public var size: String
  public var standing: Standing
  /// What to know of it, each a line: models, context, memory, or what is in the way.
  public var facts: [String]
  /// What to do instead of loading it, where it cannot be loaded.
  public var advice: String?

  public init(
    name: String, title: String, size: String = "", standing: Standing, facts: [String] = [],
    advice: String? = nil
  ) {
    self.name = name
    self.title = title
    self.size = size
    self.standing = standing
    self.facts = facts
    self.advice = advice
  }
}

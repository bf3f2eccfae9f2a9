/// Why a hub could not give what was asked of it, as one plain sentence for people.
public struct HubError: Error, Equatable, Sendable, CustomStringConvertible {
  public enum Kind: Sendable, Equatable {
    case cancelled
    /// A name, a revision or an address that cannot be right.
    case badName
    /// 401 or 403.
    case notAllowed
    /// 404.
    case notFound
    /// The hub, or the way to it, fails for now.
    case unavailable
    /// The hub answers what it should not.
    case badAnswer
    case wrongContent
    case noSpace
    /// A file or folder here cannot be written or read.
    case localFile
  }

  public let kind: Kind
  /// What happened and what to do, ending in a full stop.
  public let sentence: String

  public init(_ kind: Kind, _ sentence: String) {
    self.kind = kind
    self.sentence = sentence
  }

  public var description: String { sentence }

  static let cancelled = HubError(.cancelled, "The download was stopped; the same command goes on with it.")
}

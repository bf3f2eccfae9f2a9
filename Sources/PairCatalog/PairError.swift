/// Why a pair cannot be used, as one plain sentence for people.
public struct PairError: Error, Equatable, Sendable, CustomStringConvertible {
  public let sentence: String

  public init(_ sentence: String) { self.sentence = sentence }

  public var description: String { sentence }
}

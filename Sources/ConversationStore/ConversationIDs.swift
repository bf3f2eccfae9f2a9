/// A conversation's number in its file.
///
/// Numbers, not UUIDs: people type them (`--conversation 12`), they sort by age, and SQLite and its full-text search
/// address rows by them without another index. They are never used again after a purge, and mean nothing in another
/// file: an archive has numbers of its own, and importing makes new ones.
public struct ConversationID: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let number: Int64

  public init(_ number: Int64) { self.number = number }

  public var description: String { String(number) }

  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

/// A message's number in its file; among siblings the lower one was written first.
public struct MessageID: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let number: Int64

  public init(_ number: Int64) { self.number = number }

  public var description: String { String(number) }

  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

/// One line of the user's key file, as it was written.
public struct KeyChange: Equatable, Sendable {
  /// The table it stands in: `typing` or `tuning`.
  public var table: String
  /// Such as `Ctrl-T`.
  public var key: String
  /// The command's name, or `none` for a key that shall do nothing.
  public var command: String

  public init(table: String, key: String, command: String) {
    self.table = table
    self.key = key
    self.command = command
  }
}

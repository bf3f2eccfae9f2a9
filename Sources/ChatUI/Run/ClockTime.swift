/// A time of day, as a clock on the wall shows it.
public struct ClockTime: Equatable, Sendable {
  public let hour: Int
  public let minute: Int
  public let second: Int

  public init(hour: Int, minute: Int, second: Int) {
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// As `09:05:30`.
  var text: String {
    [hour, minute, second].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}

import Foundation

/// How often, and after what waits, a failed request is made again.
public struct RetryPolicy: Sendable {
  /// Tries in a row that may bring nothing.
  public var attempts: Int
  /// Seconds before the second try; each further wait is twice as long.
  public var firstWait: Double
  public var longestWait: Double
  /// Seconds that a server may ask us to wait.
  public var longestRequestedWait: Double
  /// Seconds of silence after which a connection counts as broken.
  public var silence: Int

  public init(
    attempts: Int = 6, firstWait: Double = 1, longestWait: Double = 30, longestRequestedWait: Double = 300,
    silence: Int = 60
  ) {
    self.attempts = attempts
    self.firstWait = firstWait
    self.longestWait = longestWait
    self.longestRequestedWait = longestRequestedWait
    self.silence = silence
  }

  /// Seconds to wait after so many failures in a row.
  ///
  /// - Parameter spread: 0…1, random, so that many clients do not come back together.
  func wait(afterFailures count: Int, spread: Double) -> Double {
    let doubled = firstWait * pow(2, Double(min(max(count - 1, 0), 30)))
    return min(doubled, longestWait) * (0.75 + 0.5 * spread)
  }

  /// Seconds that `Retry-After` asks for, as a number or a date.
  static func requestedWait(_ value: String?, now: Date = Date()) -> Double? {
    guard let value else { return nil }
    if let seconds = Int(value) { return seconds < 0 ? nil : Double(seconds) }
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "GMT")
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
    return format.date(from: value).map { max(0, $0.timeIntervalSince(now)) }
  }
}

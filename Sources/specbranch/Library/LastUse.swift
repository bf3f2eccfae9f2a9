import Foundation

/// When something was used last, in a few words: the nearer, the finer.
struct LastUse {
  private let calendar: Calendar
  private let yesterday: Date
  private let today: Date
  private let tomorrow: Date

  init(now: Date, calendar: Calendar = .current) {
    self.calendar = calendar
    today = calendar.startOfDay(for: now)
    yesterday = calendar.date(byAdding: .day, value: -1, to: today) ?? today
    tomorrow = calendar.date(byAdding: .day, value: 1, to: today) ?? .distantFuture
  }

  /// The day and the minute, as `2026-02-03 04:05`.
  static func moment(_ time: Date, calendar: Calendar = .current) -> String {
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: time)
    let day = String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
    return day + String(format: " %02d:%02d", parts.hour ?? 0, parts.minute ?? 0)
  }

  func words(for time: Date) -> String {
    if (yesterday..<today).contains(time) { return "yesterday" }
    if (today..<tomorrow).contains(time) {
      let parts = calendar.dateComponents([.hour, .minute], from: time)
      return String(format: "%02d:%02d", parts.hour ?? 0, parts.minute ?? 0)
    }
    let parts = calendar.dateComponents([.year, .month, .day], from: time)
    return String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
  }
}

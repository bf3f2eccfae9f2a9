import Foundation

/// When something was used last, in a few words: the nearer, the finer.
struct LastUse {
  let now: Date
  var calendar = Calendar.current

  func words(for time: Date) -> String {
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: time)
    guard let year = parts.year, let month = parts.month, let day = parts.day, let hour = parts.hour,
      let minute = parts.minute
    else { return "" }
    if calendar.isDate(time, inSameDayAs: now) { return String(format: "%02d:%02d", hour, minute) }
    let today = calendar.startOfDay(for: now)
    if time < today, let yesterday = calendar.date(byAdding: .day, value: -1, to: today), time >= yesterday {
      return "yesterday"
    }
    return String(format: "%04d-%02d-%02d", year, month, day)
  }
}

import Foundation

/// How long a deleted conversation can be restored, in a few words: the nearer the end, the finer.
enum TimeLeft {
  /// - Parameter end: from when on a start of the chat removes it.
  static func words(until end: Date, now: Date) -> String {
    let hours = Int((end.timeIntervalSince(now) / 3600).rounded(.down))
    switch hours {
    case ..<0: return "until the next start"
    case 0: return "under an hour left"
    case 1..<48: return hours == 1 ? "1 hour left" : "\(hours) hours left"
    default: return "\(hours / 24) days left"
    }
  }
}

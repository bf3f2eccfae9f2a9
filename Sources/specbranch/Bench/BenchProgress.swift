import Foundation

/// How far a bench is and how long it may still take, in a line of standard error that is gone afterwards.
///
/// Nothing is shown where standard error is no terminal.
final class BenchProgress {
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let total: Int
  private var start: (date: Date, done: Int)?

  /// - Parameter total: prompts to measure, each pass over them counted.
  init(total: Int) { self.total = total }

  /// - Parameter done: prompts measured so far, in all modes.
  func show(done: Int) {
    let start = start ?? (Date(), done)
    self.start = start
    let elapsed = -start.date.timeIntervalSinceNow
    let left = done > start.done ? elapsed / Double(done - start.done) * Double(total - done) : nil
    show("\(done) of \(total) prompts" + (left.map { ", about \(Self.duration($0)) left" } ?? ""))
  }

  func show(_ text: String) {
    if isTerminal { StandardError.write(raw: "\r\(text)\u{1B}[K") }
  }

  /// Takes the line away.
  func clear() {
    if isTerminal { StandardError.write(raw: "\r\u{1B}[K") }
  }

  private static func duration(_ seconds: Double) -> String {
    let minutes = Int((seconds / 60).rounded())
    if seconds < 90 { return "\(Int(seconds.rounded())) s" }
    return minutes < 90 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }
}

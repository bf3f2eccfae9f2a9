import Foundation
import Hub
import Synchronization

/// How far a pull is, in one line of standard error; where that is no terminal, a line per file.
final class PullLine: Sendable {
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let isShown = Mutex(false)

  func show(_ progress: PullProgress) {
    guard isTerminal else {
      if progress.phase == .done {
        StandardError.write("\(progress.file) is there (\(progress.fileNumber) of \(progress.fileCount)).")
      }
      return
    }
    isShown.withLock { $0 = true }
    StandardError.write(raw: "\r" + TextOutput.harmless(Self.text(progress)) + "\u{1B}[K")
  }

  /// Takes the line away.
  func clear() {
    isShown.withLock { shown in
      if shown { StandardError.write(raw: "\r\u{1B}[K") }
      shown = false
    }
  }

  static func text(_ progress: PullProgress) -> String {
    let file =
      progress.fileCount > 1
      ? "\(progress.file) (\(progress.fileNumber)/\(progress.fileCount))" : progress.file
    var parts = [file]
    switch progress.phase {
    case .waitingForOther: parts.append("another process fetches it, waiting")
    case .checking: parts.append("checking what is there")
    case .pausing(let seconds, let why): parts.append("\(why); again in \(Int(seconds.rounded(.up))) s")
    case .done, .receiving:
      if let fraction = progress.fraction { parts.append("\(Int(100 * fraction)) %") }
      parts.append(
        ByteText.of(progress.received) + (progress.total.map { " of \(ByteText.of($0))" } ?? ""))
      if let rate = progress.bytesPerSecond { parts.append("\(ByteText.of(Int(rate)))/s") }
      if let left = progress.secondsLeft { parts.append(time(left)) }
    }
    return parts.joined(separator: "  ")
  }

  private static func time(_ seconds: Double) -> String {
    let seconds = Int(min(seconds, 359_999).rounded(.up))
    if seconds < 90 { return "\(seconds) s left" }
    if seconds < 5400 { return "\((seconds + 30) / 60) min left" }
    return "\(seconds / 3600) h \(seconds % 3600 / 60) min left"
  }
}

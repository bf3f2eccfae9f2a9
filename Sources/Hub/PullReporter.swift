import Foundation

/// Turns the bytes of one file after the other into the progress of all. For one thread.
final class PullReporter {
  /// Seconds between two reports of one phase.
  private static let interval = 0.1

  private let files: [RemoteFile]
  private let progress: @Sendable (PullProgress) -> Void
  private let total: Int?
  private var index = -1
  private var before = 0
  private(set) var bytesOfFile = 0
  private var rate = TransferRate()
  private var lastPhase: PullProgress.Phase?
  private var lastTime = 0.0

  init(files: [RemoteFile], progress: @escaping @Sendable (PullProgress) -> Void) {
    self.files = files
    self.progress = progress
    total = files.totalSize
  }

  func beginNext() {
    index += 1
    bytesOfFile = 0
    lastPhase = nil
  }

  func end(_ size: Int) { before += size }

  func report(_ phase: PullProgress.Phase, _ bytes: Int) {
    let now = ProcessInfo.processInfo.systemUptime
    bytesOfFile = bytes
    if phase == .receiving {
      // What was there before did not arrive now.
      if lastPhase != .receiving { rate = TransferRate() }
      rate.note(bytes: before + bytes, at: now)
    }
    guard phase != lastPhase || now - lastTime >= Self.interval else { return }
    (lastPhase, lastTime) = (phase, now)
    let received = before + bytes
    let isMoving = phase == .receiving
    progress(
      PullProgress(
        phase: phase, file: files[index].localName, fileNumber: index + 1, fileCount: files.count,
        received: received, total: total, bytesPerSecond: isMoving ? rate.bytesPerSecond : nil,
        secondsLeft: isMoving ? total.flatMap { rate.secondsLeft(for: $0 - received) } : nil))
  }
}

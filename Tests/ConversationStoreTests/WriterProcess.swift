import ConversationStore
import Foundation
import Synchronization
import TestSupport
import Testing

/// `conversation-writer`, and what it has said so far.
final class WriterProcess: Sendable {
  private static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: ".build/debug/conversation-writer").path

  private let processID: Int32
  private let process: Process
  private let said = Mutex(Data())
  private let ended = DispatchSemaphore(value: 0)

  init(_ location: ConversationLocation, firstDraft: Int) throws {
    process = Process()
    process.executableURL = URL(fileURLWithPath: Self.path)
    process.arguments = [location.folder.path, String(firstDraft)]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    processID = process.processIdentifier
    let reader = Thread { [self] in
      while case let data = output.fileHandleForReading.availableData, !data.isEmpty {
        said.withLock { $0.append(data) }
      }
      ended.signal()
    }
    reader.start()
  }

  /// Waits until it has said so many lines, or ended, but no longer than a minute.
  func sayings(_ count: Int) async throws {
    let end = Date(timeIntervalSinceNow: 60)
    while Date() < end, process.isRunning, said.withLock({ $0.count { $0 == UInt8(ascii: "\n") } }) < count {
      try await Task.sleep(for: .milliseconds(1))
    }
  }

  func pause() { Foundation.kill(processID, SIGSTOP) }

  /// Ends it at once, as nothing can prevent.
  ///
  /// - Returns: every line that it said.
  func kill() -> [String] {
    Foundation.kill(processID, SIGKILL)
    #expect(process.ends(within: 30))
    #expect(ended.wait(timeout: .now() + 30) == .success)
    return String(decoding: said.withLock { $0 }, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

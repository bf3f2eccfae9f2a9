import Foundation
import Logging

/// Appends log lines to a file in the XDG state folder; a log that cannot be written is no reason to stop.
struct FileLogHandler: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level
  private let label: String

  init(label: String, level: Logger.Level) {
    self.label = label
    logLevel = level
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let time = Date.now.formatted(.iso8601.time(includingFractionalSeconds: true))
    LogFile.shared.append("\(time) \(event.level) \(label): \(event.message)\n")
  }
}

/// The program's log file.
final class LogFile: Sendable {
  static let shared = LogFile()

  /// Beyond this size a new log is started and the last one kept beside it.
  private static let sizeLimit = 4 << 20

  static var path: String { folder.appending(path: "specbranch.log").path }

  private let queue = DispatchQueue(label: "log", qos: .utility)
  private let handle: FileHandle?

  private init() {
    let path = Self.path
    try? FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
    let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    if size > Self.sizeLimit {
      try? FileManager.default.removeItem(atPath: path + ".old")
      try? FileManager.default.moveItem(atPath: path, toPath: path + ".old")
    }
    handle = OutputFile.open(path, appending: true)
  }

  func append(_ line: String) {
    queue.async { [handle] in try? handle?.write(contentsOf: Data(line.utf8)) }
  }

  /// Waits until everything is written.
  func flush() async {
    await withCheckedContinuation { continuation in queue.async { continuation.resume() } }
  }

  static var folder: URL {
    let environment = ProcessInfo.processInfo.environment
    let state =
      environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? URL(fileURLWithPath: $0) : nil }
      ?? FileManager.default.homeDirectoryForCurrentUser.appending(path: ".local/state")
    return state.appending(path: "specbranch")
  }
}

internal import Foundation
internal import GRDB

extension ConversationLibrary {
  /// Says when the list is another one, whoever changed it: this process or another.
  ///
  /// Looking costs a few microseconds while nothing is written. Unsent input and the text of a reply do not count.
  public func listChanges(every interval: Duration = .milliseconds(500)) -> AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      let watcher = Task { [location] in
        defer { continuation.finish() }
        // A connection of its own, since it tells only of what others have committed.
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(Self.busyTimeout)
        guard let connection = try? DatabaseQueue(path: location.path, configuration: configuration),
          var seen = try? await connection.read(ListVersion.init(_:))
        else { return }
        while (try? await Task.sleep(for: interval)) != nil {
          guard let now = try? await connection.read({ [seen] in try ListVersion($0, since: seen) }) else {
            continue
          }
          if now.revision != seen.revision { continuation.yield() }
          seen = now
        }
      }
      continuation.onTermination = { _ in watcher.cancel() }
    }
  }
}

/// What tells one state of the list from another.
private struct ListVersion: Sendable {
  /// SQLite's own count of the file's versions, without a look at any page.
  let file: Int64
  let revision: Int64

  init(_ database: Database) throws { try self.init(database, since: nil) }

  init(_ database: Database, since last: ListVersion?) throws {
    file = try Int64.fetchOne(database, sql: "PRAGMA data_version") ?? 0
    if let last, last.file == file {
      revision = last.revision
    } else {
      revision = try Int64.fetchOne(database, sql: "SELECT number FROM listRevision") ?? 0
    }
  }
}

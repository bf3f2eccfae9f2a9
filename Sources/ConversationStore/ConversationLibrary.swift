internal import Foundation
internal import GRDB

/// The user's conversations, in one SQLite file that several processes may use at once.
///
/// What a call has written is on the disk when it returns (write-ahead log with `synchronous=FULL`), and a cancelled task
/// does not undo it: what was typed or decoded is worth keeping most of all when somebody stops.
public final class ConversationLibrary: Sendable {
  /// How long one process waits for another's write. Seconds.
  static let busyTimeout = 5.0

  public let location: ConversationLocation
  let pool: DatabasePool
  let replies = RepliesInProgress()
  let writer: WriterIdentity

  /// Opens or makes the file, and marks the replies of processes that are gone as interrupted. Blocks for the disk.
  public convenience init(
    _ location: ConversationLocation = ConversationLocation()
  ) throws(ConversationStoreError) {
    try self.init(location, writer: .current)
  }

  /// - Parameter writer: the process that writes.
  init(_ location: ConversationLocation, writer: WriterIdentity) throws(ConversationStoreError) {
    self.location = location
    self.writer = writer
    let path = location.path
    try location.prepare()
    do {
      pool = try location.alone {
        let pool = try DatabasePool(path: path, configuration: Self.configuration(path: path))
        try Schema.migrator.migrate(pool)
        return pool
      }
      try pool.writeWithoutTransaction { [writer] database in
        try RepliesInProgress.markInterrupted(database, seenBy: writer)
      }
    } catch {
      throw ConversationStoreError(error, path: path)
    }
  }

  /// Lets go of the file; nothing may be asked afterwards.
  public func close() throws(ConversationStoreError) {
    do { try pool.close() } catch { throw ConversationStoreError(error, path: location.path) }
  }

  /// Looks at every page of the file; seconds for a large one.
  ///
  /// - Throws: `damaged` if anything is wrong.
  public func checkIntegrity() async throws(ConversationStoreError) {
    let result = try await read { database in
      try String.fetchAll(database, sql: "PRAGMA integrity_check")
    }
    guard result == ["ok"] else { throw .damaged(path: location.path) }
    _ = try await write { database in
      let tables = [
        "messageWords", "titleWords", "messageCharacters", "attachmentWords", "attachmentCharacters",
      ]
      for table in tables {
        // Compares the index with the text it is of, where that is a table of its own.
        try database.execute(sql: "INSERT INTO \(table) (\(table)) VALUES ('integrity-check')")
      }
    }
  }

  private static func configuration(path: String) -> Configuration {
    var configuration = Configuration()
    configuration.label = "conversations"
    configuration.busyMode = .timeout(busyTimeout)
    configuration.maximumReaderCount = 3
    configuration.prepareDatabase { database in
      try Schema.check(database, path: path)
      try database.execute(sql: "PRAGMA synchronous = FULL")
    }
    return configuration
  }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(ConversationStoreError) -> Value {
    do { return try await pool.read(body) } catch {
      throw ConversationStoreError(error, path: location.path)
    }
  }

  func write<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(ConversationStoreError) -> Value {
    // A task of its own, because the library below gives up when the asking task is cancelled.
    let result = await Task { [pool] in
      do { return Result<Value, any Error>.success(try await pool.write(body)) } catch {
        return .failure(error)
      }
    }.value
    do { return try result.get() } catch { throw ConversationStoreError(error, path: location.path) }
  }
}

internal import Foundation
internal import GRDB
internal import Synchronization

/// The replies that this process is writing, as far as they are saved.
///
/// Saving a reply's text again and again costs as much as what is new: each checkpoint is one more piece, and the pieces
/// become the message when the reply ends.
final class RepliesInProgress: Sendable {
  private struct Saved {
    var text: String
    var pieces: Int
  }

  private let saved = Mutex<[MessageID: Saved]>([:])

  func begin(_ database: Database, _ id: MessageID, by writer: WriterIdentity) throws {
    try database.execute(
      sql: "INSERT INTO stream VALUES (?, ?, ?, ?, ?)",
      arguments: [id.number] + writer.arguments + [Date().milliseconds])
    remember(id, Saved(text: "", pieces: 0), in: database)
  }

  func save(_ database: Database, _ id: MessageID, text: String, by writer: WriterIdentity) throws {
    try database.execute(
      sql: "UPDATE stream SET heartbeat = ? WHERE message = ? AND \(WriterIdentity.condition)",
      arguments: [Date().milliseconds, id.number] + writer.arguments)
    let isOurs = database.changesCount == 1
    guard isOurs, let saved = saved.withLock({ $0[id] }), text.utf8.starts(with: saved.text.utf8) else {
      return try saveAgain(database, id, text: text, by: writer)
    }
    let tail = Data(text.utf8.dropFirst(saved.text.utf8.count))
    guard !tail.isEmpty else { return }
    try add(database, id, piece: saved.pieces, tail)
    remember(id, Saved(text: text, pieces: saved.pieces + 1), in: database)
  }

  func finish(
    _ database: Database, _ id: MessageID, text: String, state: MessageState, by writer: WriterIdentity
  ) throws {
    try checkOwner(database, id, by: writer)
    try database.execute(
      sql: "UPDATE message SET text = CAST(? AS TEXT), state = ? WHERE id = ?",
      arguments: [text.bytes, state.rawValue, id.number])
    guard database.changesCount == 1 else { throw ConversationStoreError.unknownMessage(id) }
    try database.execute(sql: "DELETE FROM stream WHERE message = ?", arguments: [id.number])
    remember(id, nil, in: database)
  }

  /// The reply is no more.
  func forget(_ database: Database, _ id: MessageID) { remember(id, nil, in: database) }

  /// The text so far is not what was saved, or another process took the reply for interrupted.
  private func saveAgain(
    _ database: Database, _ id: MessageID, text: String, by writer: WriterIdentity
  ) throws {
    let state = try String.fetchOne(
      database, sql: "SELECT state FROM message WHERE id = ?", arguments: [id.number])
    guard let state else { throw ConversationStoreError.unknownMessage(id) }
    // A checkpoint that comes after the end changes nothing.
    guard state == MessageState.streaming.rawValue || state == MessageState.interrupted.rawValue else {
      return
    }
    try reopen(database, id, text: text, by: writer)
  }

  func reopen(
    _ database: Database, _ id: MessageID, text: String, by writer: WriterIdentity
  ) throws {
    try checkOwner(database, id, by: writer)
    try database.execute(sql: "DELETE FROM stream WHERE message = ?", arguments: [id.number])
    try database.execute(
      sql: "UPDATE message SET text = '', state = 'streaming' WHERE id = ?", arguments: [id.number])
    guard database.changesCount == 1 else { throw ConversationStoreError.unknownMessage(id) }
    try begin(database, id, by: writer)
    try add(database, id, piece: 0, text.bytes)
    remember(id, Saved(text: text, pieces: 1), in: database)
  }

  /// A reply that another process took for interrupted may have gone on there.
  private func checkOwner(_ database: Database, _ id: MessageID, by writer: WriterIdentity) throws {
    let row = try Row.fetchOne(
      database, sql: "SELECT * FROM stream WHERE message = ?", arguments: [id.number])
    if let row, writer.isOther(row) { throw ConversationStoreError.replyBeingWritten }
  }

  private func add(_ database: Database, _ id: MessageID, piece: Int, _ bytes: Data) throws {
    try database.execute(
      sql: "INSERT INTO streamPiece VALUES (?, ?, ?)", arguments: [id.number, piece, bytes])
  }

  /// What is remembered must be what is on the disk: a failed transaction forgets, so that all is saved again.
  private func remember(_ id: MessageID, _ saved: Saved?, in database: Database) {
    database.afterNextTransaction(
      onCommit: { [self] _ in self.saved.withLock { $0[id] = saved } },
      onRollback: { [self] _ in self.saved.withLock { $0[id] = nil } })
  }

  /// Makes messages of the pieces that processes which are gone have left.
  static func markInterrupted(_ database: Database, seenBy observer: WriterIdentity) throws {
    guard try !abandoned(database, seenBy: observer).isEmpty else { return }
    try database.inTransaction(.immediate) {
      // Looked at again: another process may have done it meanwhile.
      for id in try abandoned(database, seenBy: observer) {
        try database.execute(
          sql: "UPDATE message SET text = CAST(? AS TEXT), state = 'interrupted' WHERE id = ?",
          arguments: [try StreamedText.fetch(database, id).bytes, id.number])
        try database.execute(sql: "DELETE FROM stream WHERE message = ?", arguments: [id.number])
      }
      return .commit
    }
  }

  private static func abandoned(
    _ database: Database, seenBy observer: WriterIdentity
  ) throws -> [MessageID] {
    try Row.fetchAll(database, sql: "SELECT * FROM stream").filter { row in
      let heartbeat = Date(milliseconds: row["heartbeat"])
      return WriterIdentity(row: row)?.isGone(seenBy: observer, heartbeat: heartbeat) ?? false
    }.map { MessageID($0["message"]) }
  }
}

/// The pieces of a reply that is being written.
enum StreamedText {
  static func fetch(_ database: Database, _ id: MessageID) throws -> String {
    var bytes = Data()
    let pieces = try Row.fetchCursor(
      database, sql: "SELECT bytes FROM streamPiece WHERE message = ? ORDER BY ordinal",
      arguments: [id.number])
    while let row = try pieces.next() { bytes.append(row["bytes"] as Data) }
    return String(decoding: bytes, as: UTF8.self)
  }
}

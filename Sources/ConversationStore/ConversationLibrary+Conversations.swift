public import Foundation
internal import GRDB

extension ConversationLibrary {
  /// A conversation without messages yet; its title comes with the first.
  public func createConversation(
    systemPrompt: String? = nil, persona: String? = nil
  ) async throws(ConversationStoreError) -> StoredConversation {
    try await write { database in
      let now = Date()
      let id = try StoredConversation.insert(
        database, created: now, updated: now, systemPrompt: systemPrompt, persona: persona)
      return try StoredConversation.fetch(database, id)
    }
  }

  public func conversation(
    _ id: ConversationID
  ) async throws(ConversationStoreError) -> StoredConversation {
    try await read { database in try StoredConversation.fetch(database, id) }
  }

  /// A page of the list: pinned ones first, then the most recent first, without deleted ones.
  ///
  /// - Parameter last: the last one of the page before.
  public func conversations(
    limit: Int = 100, after last: StoredConversation? = nil
  ) async throws(ConversationStoreError) -> [StoredConversation] {
    try await read { database in
      var condition = "deleted IS NULL"
      var arguments: StatementArguments = []
      if let last {
        condition += " AND (isPinned, updated, id) < (?, ?, ?)"
        arguments = [last.isPinned, last.updated.milliseconds, last.id.number]
      }
      return try Row.fetchAll(
        database,
        sql: """
          SELECT \(StoredConversation.columns) FROM conversation WHERE \(condition)
          ORDER BY isPinned DESC, updated DESC, id DESC LIMIT ?
          """, arguments: arguments + [limit]
      ).map(StoredConversation.init(row:))
    }
  }

  /// Every title in the list's order, for a filter as the user types.
  public func titles() async throws(ConversationStoreError) -> [ConversationTitle] {
    try await read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT id, CAST(title AS BLOB) AS title, isPinned, updated FROM conversation WHERE deleted IS NULL
          ORDER BY isPinned DESC, updated DESC, id DESC
          """
      ).map { row in
        ConversationTitle(
          id: ConversationID(row["id"]), title: row.text("title"), isPinned: row["isPinned"],
          updated: Date(milliseconds: row["updated"]))
      }
    }
  }

  /// Gives a title; an empty one brings the automatic title back.
  public func rename(_ id: ConversationID, to title: String) async throws(ConversationStoreError) {
    let title = String(AutomaticTitle.clean(title).prefix(500))
    try await write { database in
      _ = try StoredConversation.fetch(database, id)
      try database.execute(
        sql: "UPDATE conversation SET title = CAST(? AS TEXT), titleIsAutomatic = ? WHERE id = ?",
        arguments: [title.bytes, title.isEmpty, id.number])
      if title.isEmpty { try Self.titleFromFirstMessage(database, id) }
    }
  }

  public func setPinned(_ isPinned: Bool, _ id: ConversationID) async throws(ConversationStoreError) {
    try await change(id, "isPinned = ?", [isPinned])
  }

  public func setSystemPrompt(
    _ systemPrompt: String?, persona: String?, of id: ConversationID
  ) async throws(ConversationStoreError) {
    try await change(
      id, "systemPrompt = CAST(? AS TEXT), persona = CAST(? AS TEXT)", [systemPrompt?.bytes, persona?.bytes])
  }

  /// Takes a conversation out of the list; `restore` brings it back as it was.
  public func delete(_ id: ConversationID) async throws(ConversationStoreError) {
    try await change(id, "deleted = ?", [Date().milliseconds])
  }

  public func restore(_ id: ConversationID) async throws(ConversationStoreError) {
    try await change(id, "deleted = ?", [nil])
  }

  /// The deleted ones that can be restored, the last deleted first.
  public func deletedConversations() async throws(ConversationStoreError) -> [StoredConversation] {
    try await read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT \(StoredConversation.columns) FROM conversation WHERE deleted IS NOT NULL
          ORDER BY deleted DESC, id DESC
          """
      ).map(StoredConversation.init(row:))
    }
  }

  /// Removes for good what was deleted before a time, one conversation after the other: nobody who writes waits for all
  /// of them. A cancelled task leaves the rest.
  ///
  /// - Returns: how many conversations.
  @discardableResult
  public func purge(deletedBefore time: Date) async throws(ConversationStoreError) -> Int {
    let old = try await read { database in
      try Int64.fetchAll(
        database, sql: "SELECT id FROM conversation WHERE deleted < ? ORDER BY id",
        arguments: [time.milliseconds])
    }
    var count = 0
    for id in old where !Task.isCancelled {
      count += try await write { database in
        // It may have been restored meanwhile.
        let condition = "id = ? AND deleted < ?"
        try database.execute(
          sql: "DELETE FROM message WHERE conversation IN (SELECT id FROM conversation WHERE \(condition))",
          arguments: [id, time.milliseconds])
        try database.execute(
          sql: "DELETE FROM conversation WHERE \(condition)", arguments: [id, time.milliseconds])
        return database.changesCount
      }
    }
    return count
  }

  static func titleFromFirstMessage(_ database: Database, _ id: ConversationID) throws {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT CAST(text AS BLOB) AS text FROM message WHERE conversation = ? AND parent IS NULL AND role = 'user'
        ORDER BY id LIMIT 1
        """, arguments: [id.number])
    guard let row else { return }
    try database.execute(
      sql: "UPDATE conversation SET title = CAST(? AS TEXT) WHERE id = ? AND titleIsAutomatic",
      arguments: [AutomaticTitle.of(row.text("text")).bytes, id.number])
  }

  private func change(
    _ id: ConversationID, _ assignments: String, _ values: [(any DatabaseValueConvertible & Sendable)?]
  ) async throws(ConversationStoreError) {
    try await write { database in
      try database.execute(
        sql: "UPDATE conversation SET \(assignments) WHERE id = ?",
        arguments: StatementArguments(values) + [id.number])
      guard database.changesCount == 1 else { throw ConversationStoreError.unknownConversation(id) }
    }
  }
}

/// What a filter over titles needs.
public struct ConversationTitle: Sendable, Equatable, Identifiable {
  public let id: ConversationID
  public let title: String
  public let isPinned: Bool
  public let updated: Date
}

internal import Foundation
internal import GRDB

extension ConversationLibrary {
  /// Finds titles and messages that have all the words, titles first, the best first; deleted conversations are left out.
  ///
  /// Case and accents do not matter, and the last word may be the start of one. In Chinese, Japanese, Thai and other
  /// scripts without spaces every part of a text is found; one or two characters only before what most often follows
  /// them. Any input is safe.
  public func search(_ typed: String, limit: Int = 50) async throws(ConversationStoreError) -> [SearchHit] {
    let query = SearchQuery(typed)
    guard let words = query.words, limit > 0 else { return [] }
    return try await read { database in
      let titles: [SearchHit]
      let messages: [SearchHit]
      if query.isByCharacters {
        titles = try CharacterSearch.titles(database, query, limit: limit)
        messages = try CharacterSearch.messages(database, query, limit: limit - titles.count)
      } else {
        titles = try WordSearch.titles(database, words, limit: limit)
        messages = try WordSearch.messages(database, words, limit: limit - titles.count)
      }
      return titles + messages
    }
  }
}

/// What the statements that find messages have in common.
enum MessageHits {
  static let columns = """
    message.id, message.conversation, message.role, message.created, CAST(conversation.title AS BLOB) AS title
    """

  static func hit(_ row: Row, _ marks: SearchSnippet.Marks) throws -> SearchHit {
    guard let role = MessageRole(rawValue: row["role"]) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    return SearchHit(
      conversation: ConversationID(row["conversation"]), title: row.text("title"),
      message: MessageID(row["id"]), role: role, time: Date(milliseconds: row["created"]),
      snippet: SearchSnippet(marked: row.text("snippet"), marks))
  }

  /// The best messages that match.
  ///
  /// - Parameter table: an index of messages.
  static func fetch(
    _ database: Database, table: String, matching match: String, tokens: Int, limit: Int
  ) throws -> [SearchHit] {
    let marks = SearchSnippet.Marks()
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT \(columns), CAST(snippet(\(table), 0, ?, ?, '…', \(tokens)) AS BLOB) AS snippet
        FROM \(table) CROSS JOIN message ON message.id = \(table).rowid
          CROSS JOIN conversation ON conversation.id = message.conversation
        WHERE \(table) MATCH ? AND conversation.deleted IS NULL
        ORDER BY \(table).rank LIMIT ?
        """, arguments: [marks.start, marks.end, match, limit])
    var hits: [SearchHit] = []
    while let row = try rows.next() { hits.append(try hit(row, marks)) }
    return hits
  }
}

/// Search by words and starts of words.
enum WordSearch {
  static func messages(_ database: Database, _ words: String, limit: Int) throws -> [SearchHit] {
    try MessageHits.fetch(database, table: "messageWords", matching: words, tokens: 24, limit: limit)
  }

  static func titles(_ database: Database, _ words: String, limit: Int) throws -> [SearchHit] {
    let marks = SearchSnippet.Marks()
    return try Row.fetchAll(
      database,
      sql: """
        SELECT conversation.id, conversation.updated, CAST(conversation.title AS BLOB) AS title,
          CAST(highlight(titleWords, 0, ?, ?) AS BLOB) AS snippet
        FROM titleWords CROSS JOIN conversation ON conversation.id = titleWords.rowid
        WHERE titleWords MATCH ? AND conversation.deleted IS NULL ORDER BY titleWords.rank LIMIT ?
        """, arguments: [marks.start, marks.end, words, limit]
    ).map { row in
      SearchHit(
        conversation: ConversationID(row["id"]), title: row.text("title"), message: nil, role: nil,
        time: Date(milliseconds: row["updated"]),
        snippet: SearchSnippet(marked: row.text("snippet"), marks))
    }
  }
}

/// Search in scripts without spaces: every term is looked for as it stands, wherever it is.
enum CharacterSearch {
  /// The index is of three characters each; a shorter term stands for all that begin with it, the most frequent if there
  /// are more than this.
  private static let expansionLimit = 80

  static func messages(_ database: Database, _ query: SearchQuery, limit: Int) throws -> [SearchHit] {
    var match: [String] = []
    for term in query.terms {
      guard term.unicodeScalars.count < 3 else {
        match.append(SearchQuery.quoted(term))
        continue
      }
      let starts = try beginning(database, with: term)
      guard !starts.isEmpty else { return [] }
      match.append("(" + starts.map(SearchQuery.quoted).joined(separator: " OR ") + ")")
    }
    return try MessageHits.fetch(
      database, table: "messageCharacters", matching: match.joined(separator: " AND "), tokens: 48,
      limit: limit)
  }

  /// The characters in the index that begin with a term.
  private static func beginning(_ database: Database, with term: String) throws -> [String] {
    let term = term.lowercased()
    return try Row.fetchAll(
      database,
      sql: """
        SELECT CAST(term AS BLOB) AS term FROM messageCharacterList WHERE term >= ? AND term < ?
        ORDER BY doc DESC LIMIT ?
        """, arguments: [term, term + "\u{10FFFF}", expansionLimit]
    ).map { $0.text("term") }
  }

  /// There are few titles, so all are looked at.
  static func titles(_ database: Database, _ query: SearchQuery, limit: Int) throws -> [SearchHit] {
    let titles = try Row.fetchCursor(
      database,
      sql: """
        SELECT id, updated, CAST(title AS BLOB) AS title FROM conversation
        WHERE deleted IS NULL AND title GLOB '\(UnspacedScripts.glob)' ORDER BY updated DESC
        """)
    var hits: [SearchHit] = []
    while hits.count < limit, let row = try titles.next() {
      let title = row.text("title")
      let found = query.terms.compactMap {
        title.range(of: $0, options: [.caseInsensitive, .diacriticInsensitive])
      }
      guard found.count == query.terms.count else { continue }
      hits.append(
        SearchHit(
          conversation: ConversationID(row["id"]), title: title, message: nil, role: nil,
          time: Date(milliseconds: row["updated"]),
          snippet: SearchSnippet(text: title, hits: merged(found))))
    }
    return hits
  }

  private static func merged(_ ranges: [Range<String.Index>]) -> [Range<String.Index>] {
    ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
  }
}

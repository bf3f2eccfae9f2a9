internal import Foundation
internal import GRDB

extension ConversationLibrary {
  /// Finds titles, messages and attached files that have all the words, in this order, the best first; deleted
  /// conversations are left out.
  ///
  /// Case and accents do not matter, and the last word may be the start of one. In Chinese, Japanese, Thai and other
  /// scripts without spaces every part of a text is found; one or two characters only before what most often follows
  /// them. Any input is safe.
  public func search(_ typed: String, limit: Int = 50) async throws(ConversationStoreError) -> [SearchHit] {
    let query = SearchQuery(typed)
    guard let words = query.words, limit > 0 else { return [] }
    return try await read { database in
      guard !query.isByCharacters else { return try CharacterSearch.hits(database, query, limit: limit) }
      return try WordSearch.hits(database, words, limit: limit)
    }
  }

  /// How many a search would find without its limit, counted up to this many.
  public func hitCount(_ typed: String, upTo most: Int) async throws(ConversationStoreError) -> Int {
    let query = SearchQuery(typed)
    guard let words = query.words, most > 0 else { return 0 }
    return try await read { database in
      guard !query.isByCharacters else { return try CharacterSearch.count(database, query, upTo: most) }
      return try WordSearch.count(database, words, upTo: most)
    }
  }
}

/// Search by words and starts of words.
enum WordSearch {
  private static func table(_ source: MessageHits.Source) -> String {
    source == .message ? "messageWords" : "attachmentWords"
  }

  static func hits(_ database: Database, _ words: String, limit: Int) throws -> [SearchHit] {
    var hits = try titles(database, words, limit: limit)
    for source in MessageHits.Source.allCases {
      hits += try MessageHits.fetch(
        database, table: table(source), of: source, matching: words, tokens: 24, limit: limit - hits.count)
    }
    return hits
  }

  static func count(_ database: Database, _ words: String, upTo most: Int) throws -> Int {
    let titles = try Int.fetchOne(
      database,
      sql: """
        SELECT count(*) FROM titleWords CROSS JOIN conversation ON conversation.id = titleWords.rowid
        WHERE titleWords MATCH ? AND conversation.deleted IS NULL
        """, arguments: [words])
    var count = min(titles ?? 0, most)
    for source in MessageHits.Source.allCases {
      count += try MessageHits.count(
        database, table: table(source), of: source, matching: words, upTo: most - count)
    }
    return count
  }

  private static func titles(_ database: Database, _ words: String, limit: Int) throws -> [SearchHit] {
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
        attachment: nil, time: Date(milliseconds: row["updated"]),
        snippet: SearchSnippet(marked: row.text("snippet"), marks))
    }
  }
}

/// Search in scripts without spaces: every term is looked for as it stands, wherever it is.
enum CharacterSearch {
  /// The index is of three characters each; a shorter term stands for all that begin with it, the most frequent if there
  /// are more than this.
  private static let expansionLimit = 80

  private static func table(_ source: MessageHits.Source) -> String {
    source == .message ? "messageCharacters" : "attachmentCharacters"
  }

  static func hits(_ database: Database, _ query: SearchQuery, limit: Int) throws -> [SearchHit] {
    var hits = try titles(database, query, limit: limit)
    for source in MessageHits.Source.allCases {
      guard let match = try match(database, query, source) else { continue }
      hits += try MessageHits.fetch(
        database, table: table(source), of: source, matching: match, tokens: 48, limit: limit - hits.count)
    }
    return hits
  }

  static func count(_ database: Database, _ query: SearchQuery, upTo most: Int) throws -> Int {
    var count = try titles(database, query, limit: most).count
    for source in MessageHits.Source.allCases {
      guard let match = try match(database, query, source) else { continue }
      count += try MessageHits.count(
        database, table: table(source), of: source, matching: match, upTo: most - count)
    }
    return count
  }

  /// Nil where nothing can match.
  private static func match(
    _ database: Database, _ query: SearchQuery, _ source: MessageHits.Source
  ) throws -> String? {
    var match: [String] = []
    for term in query.terms {
      guard term.unicodeScalars.count < 3 else {
        match.append(SearchQuery.quoted(term))
        continue
      }
      let starts = try beginning(database, with: term, source)
      guard !starts.isEmpty else { return nil }
      match.append("(" + starts.map(SearchQuery.quoted).joined(separator: " OR ") + ")")
    }
    return match.joined(separator: " AND ")
  }

  /// The characters in the index that begin with a term.
  private static func beginning(
    _ database: Database, with term: String, _ source: MessageHits.Source
  ) throws -> [String] {
    let list = source == .message ? "messageCharacterList" : "attachmentCharacterList"
    let term = term.lowercased()
    return try Row.fetchAll(
      database,
      sql: """
        SELECT CAST(term AS BLOB) AS term FROM \(list) WHERE term >= ? AND term < ?
        ORDER BY doc DESC LIMIT ?
        """, arguments: [term, term + "\u{10FFFF}", expansionLimit]
    ).map { $0.text("term") }
  }

  /// There are few titles, so all are looked at.
  private static func titles(_ database: Database, _ query: SearchQuery, limit: Int) throws -> [SearchHit] {
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
          attachment: nil, time: Date(milliseconds: row["updated"]),
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

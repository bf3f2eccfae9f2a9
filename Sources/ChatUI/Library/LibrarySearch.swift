/// A search in everything that was said, and what it has found.
struct LibrarySearch: Equatable, Sendable {
  struct Asked: Equatable, Sendable {
    let words: String
    let limit: Int
  }

  enum Row: Equatable, Sendable {
    /// A conversation's title, above what was found in it.
    case title(String, ConversationKey)
    case hit(FoundMessage)
  }

  private(set) var query = ""
  private(set) var limit = LibraryRequest.hitsAtFirst
  /// What the rows answer; nil before the first answer.
  private(set) var answered: Asked?
  /// How many hits there are in all, counted up to `LibraryRequest.mostHits`.
  private(set) var total = 0
  private(set) var rows: [Row] = []
  /// Which of the rows are hits.
  private var hitRows: [Int] = []
  /// Which of the hits is chosen.
  private(set) var selection = 0

  /// What to look for; empty where nothing but blanks is typed.
  var words: String { query.split(separator: " ").joined(separator: " ") }

  var asked: Asked { Asked(words: words, limit: limit) }

  /// How many have been found, in words.
  var count: String { total < LibraryRequest.mostHits ? "\(total)" : "\(LibraryRequest.mostHits) or more" }

  /// Where the chosen hit stands; nil without one.
  var chosenRow: Int? { hitRows.indices.contains(selection) ? hitRows[selection] : nil }

  var chosen: FoundMessage? {
    guard let chosenRow, case .hit(let hit) = rows[chosenRow] else { return nil }
    return hit
  }

  mutating func type(_ text: String) {
    query += text.filter { !$0.isNewline }
    startOver()
  }

  mutating func erase() {
    if !query.isEmpty { query.removeLast() }
    startOver()
  }

  mutating func clear() {
    query = ""
    startOver()
  }

  mutating func move(by steps: Int) {
    selection = ListSelection.moved(selection, by: steps, of: hitRows.count)
    // At the last one more come, of what has been answered and not of what is still being looked for.
    guard selection == hitRows.count - 1, total > hitRows.count, asked == answered else { return }
    limit = min(limit + LibraryRequest.hitsAtFirst, LibraryRequest.mostHits)
  }

  /// Takes an answer in: what belongs to one conversation stands together, where its first hit stood.
  mutating func found(_ hits: [FoundMessage], of total: Int, for asked: Asked) {
    // Where it is an answer with more, what was chosen stays chosen.
    let chosen = asked.words == answered?.words ? self.chosen : nil
    var keys: [ConversationKey] = []
    let groups = Dictionary(grouping: hits, by: \.key)
    for hit in hits where keys.last != hit.key && !keys.contains(hit.key) { keys.append(hit.key) }
    rows = keys.flatMap { key in
      let hits = groups[key] ?? []
      return [Row.title(hits.first?.title ?? "", key)] + hits.map { Row.hit($0) }
    }
    hitRows = rows.indices.filter { if case .hit = rows[$0] { true } else { false } }
    (answered, self.total) = (asked, max(total, hits.count))
    selection = chosen.flatMap { chosen in hitRows.firstIndex { rows[$0] == .hit(chosen) } } ?? 0
  }

  /// What is typed has changed.
  private mutating func startOver() {
    guard words != answered?.words else { return }
    limit = LibraryRequest.hitsAtFirst
    guard words.isEmpty else { return }
    (answered, rows, hitRows, selection, total) = (nil, [], [], 0, 0)
  }
}

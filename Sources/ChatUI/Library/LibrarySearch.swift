/// A search in everything that was said, and what it has found.
struct LibrarySearch: Equatable, Sendable {
  enum Row: Equatable, Sendable {
    /// A conversation's title, above what was found in it.
    case title(String, ConversationKey)
    case hit(FoundMessage)
  }

  private(set) var query = ""
  /// The words that the rows answer; nil before the first answer.
  private(set) var answered: String?
  private(set) var rows: [Row] = []
  /// Which of the rows are hits.
  private var hitRows: [Int] = []
  /// Which of the hits is chosen.
  private(set) var selection = 0

  /// What to look for; empty where nothing but blanks is typed.
  var words: String { query.split(separator: " ").joined(separator: " ") }

  var hitCount: Int { hitRows.count }

  /// Where the chosen hit stands; nil without one.
  var chosenRow: Int? { hitRows.indices.contains(selection) ? hitRows[selection] : nil }

  var chosen: FoundMessage? {
    guard let chosenRow, case .hit(let hit) = rows[chosenRow] else { return nil }
    return hit
  }

  mutating func type(_ text: String) {
    query += text.filter { !$0.isNewline }
    forgetWithoutWords()
  }

  mutating func erase() {
    if !query.isEmpty { query.removeLast() }
    forgetWithoutWords()
  }

  mutating func clear() {
    query = ""
    forgetWithoutWords()
  }

  mutating func move(by steps: Int) {
    selection = ListSelection.moved(selection, by: steps, of: hitRows.count)
  }

  /// Takes an answer in: what belongs to one conversation stands together, where its first hit stood.
  mutating func found(_ hits: [FoundMessage], for words: String) {
    var keys: [ConversationKey] = []
    let groups = Dictionary(grouping: hits, by: \.key)
    for hit in hits where keys.last != hit.key && !keys.contains(hit.key) { keys.append(hit.key) }
    rows = keys.flatMap { key in
      let hits = groups[key] ?? []
      return [Row.title(hits.first?.title ?? "", key)] + hits.map { Row.hit($0) }
    }
    hitRows = rows.indices.filter { if case .hit = rows[$0] { true } else { false } }
    (answered, selection) = (words, 0)
  }

  private mutating func forgetWithoutWords() {
    guard words.isEmpty else { return }
    (answered, rows, hitRows, selection) = (nil, [], [], 0)
  }
}

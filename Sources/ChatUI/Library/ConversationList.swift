/// All conversations that are kept, narrowed down by what is typed.
///
/// What matches is found when something is typed or the list has changed, never when it is drawn.
struct ConversationList: Equatable, Sendable {
  struct Row: Equatable, Sendable {
    /// Which conversation.
    let index: Int
    /// The characters of its title that were matched.
    var places: [Int] = []
  }

  private(set) var conversations: [ConversationSummary]?
  /// The one to begin with, until the list is there.
  private let beginning: ConversationKey?
  private(set) var query = ""
  /// What matches, the best first.
  private(set) var rows: [Row] = []
  private(set) var selection = 0
  /// Digits of the longest number.
  private(set) var numberWidth = 0
  /// The title being edited.
  var renaming: TitleEdit?
  /// The titles prepared for matching; nil until something is typed.
  private var titles: [FuzzyText]?

  /// - Parameter key: the conversation to begin with.
  init(_ conversations: [ConversationSummary]?, chosen key: ConversationKey?) {
    self.conversations = conversations
    beginning = key
    numberWidth = Self.digits(conversations)
    narrow(among: nil)
    choose(key)
  }

  var chosen: ConversationSummary? {
    guard let conversations, rows.indices.contains(selection) else { return nil }
    return conversations[rows[selection].index]
  }

  mutating func type(_ text: String) {
    query += text.filter { !$0.isNewline }
    // What did not match before does not match more letters either.
    narrow(among: rows.map(\.index).sorted())
    selection = 0
  }

  mutating func erase() {
    if !query.isEmpty { query.removeLast() }
    narrow(among: nil)
    selection = 0
  }

  mutating func clear() {
    query = ""
    narrow(among: nil)
    selection = 0
  }

  mutating func move(by steps: Int) {
    selection = ListSelection.moved(selection, by: steps, of: rows.count)
  }

  /// The list has changed: what was chosen stays chosen, and where it is gone, the one in its place.
  mutating func listed(_ now: [ConversationSummary]) {
    let key = conversations == nil ? beginning : chosen?.key
    let place = selection
    if conversations?.map(\.title) != now.map(\.title) { titles = nil }
    conversations = now
    numberWidth = Self.digits(now)
    narrow(among: nil)
    selection = min(place, max(rows.count - 1, 0))
    choose(key)
  }

  private static func digits(_ conversations: [ConversationSummary]?) -> Int {
    conversations?.map(\.key.number).max().map { "\($0)".count } ?? 0
  }

  private mutating func choose(_ key: ConversationKey?) {
    guard let key, let conversations else { return }
    selection = rows.firstIndex { conversations[$0.index].key == key } ?? selection
  }

  private mutating func narrow(among candidates: [Int]?) {
    guard let conversations else {
      rows = []
      return
    }
    let words = FuzzyText.words(query)
    guard !words.isEmpty else {
      rows = conversations.indices.map { Row(index: $0) }
      return
    }
    let titles = titles ?? conversations.map { FuzzyText($0.title) }
    self.titles = titles
    let matches = (candidates ?? Array(conversations.indices)).compactMap { index in
      titles[index].match(words).map { (index: index, match: $0) }
    }
    rows = matches.sorted { ($1.match.score, $0.index) < ($0.match.score, $1.index) }
      .map { Row(index: $0.index, places: $0.match.places) }
  }
}

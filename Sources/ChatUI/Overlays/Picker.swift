import TerminalCore

/// Things to choose from, narrowed down by what is typed.
struct Picker: Equatable, Sendable {
  /// What the choice is for.
  enum Purpose: Equatable, Sendable {
    /// A message sent before comes into the input.
    case history
    case persona
    /// A path into the message, in the place of what is typed of it.
    case path(AttachmentDesk.Waiting)
  }

  struct Item: Equatable, Sendable {
    /// Of a long text only so much is searched.
    private static let searched = 4000
    private static let shown = 300

    let value: String
    /// What is known beside it.
    let detail: String
    private let folded: String

    init(_ value: String, detail: String = "") {
      self.value = value
      self.detail = detail
      folded = value.prefix(Self.searched).lowercased()
    }

    /// It in one row; a line end is a sign.
    func label(_ lines: LineStyle) -> String {
      let sign: Character = lines == .unicode ? "⏎" : " "
      return DisplayWidth.visible(String(value.prefix(Self.shown).map { $0.isNewline ? sign : $0 }))
    }

    fileprivate func contains(_ words: [Substring]) -> Bool { words.allSatisfy { folded.contains($0) } }
  }

  let purpose: Purpose
  let title: String
  let items: [Item]
  private(set) var query = ""
  /// The items that match, by index.
  private(set) var matches: [Int]
  /// The one chosen among those that match.
  private(set) var selection = 0

  init(_ purpose: Purpose, title: String, items: [Item]) {
    self.purpose = purpose
    self.title = title
    self.items = items
    matches = Array(items.indices)
  }

  var chosen: Item? { matches.indices.contains(selection) ? items[matches[selection]] : nil }

  mutating func type(_ text: String) {
    query += text.filter { !$0.isNewline }
    search()
  }

  mutating func erase() {
    if !query.isEmpty { query.removeLast() }
    search()
  }

  mutating func change(_ change: ListChange) {
    switch change {
    case .type(let text): type(text)
    case .erase: erase()
    case .clear:
      query = ""
      search()
    }
  }

  private mutating func search() {
    let words = query.lowercased().split(separator: " ")
    matches = items.indices.filter { items[$0].contains(words) }
    selection = 0
  }

  /// From the last to the first, and back.
  mutating func move(by rows: Int) {
    guard !matches.isEmpty else { return }
    selection =
      abs(rows) > 1
      ? min(max(selection + rows, 0), matches.count - 1) : (selection + rows + matches.count) % matches.count
  }
}

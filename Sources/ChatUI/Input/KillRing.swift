/// What was cut, newest last.
struct KillRing: Equatable, Sendable {
  private static let limit = 30

  private var texts: [String] = []
  /// How far `older` has gone back.
  private var offset = 0

  /// What `yank` puts back.
  var text: String { texts.isEmpty ? "" : texts[texts.count - 1 - offset] }

  mutating func add(_ text: String) {
    offset = 0
    texts.append(text)
    if texts.count > Self.limit { texts.removeFirst() }
  }

  /// Joins what was cut right after the text before, from before or after it.
  mutating func join(_ text: String, before: Bool) {
    offset = 0
    guard let last = texts.popLast() else { return add(text) }
    texts.append(before ? text + last : last + text)
  }

  /// Goes back to what was cut before, and from the oldest to the newest again.
  mutating func older() { if !texts.isEmpty { offset = (offset + 1) % texts.count } }

  mutating func newest() { offset = 0 }
}

import SpecCore

/// Where each part of a reply's text came from.
///
/// Text is released some time after its tokens are committed (half characters and possible stop strings are
/// held back), so that committed tokens wait here until their text comes. A token whose text is not found
/// there (a control token, part of a character) colours at most its neighbours' characters.
struct OriginRuns: Equatable, Sendable {
  struct Run: Equatable, Sendable {
    let origin: TokenOrigin
    /// The UTF-8 offset in the reply at which the run ends.
    var end: Int
  }

  private struct Waiting: Equatable, Sendable {
    let text: String
    let origin: TokenOrigin
  }

  /// How many tokens without text of their own may stand between two that have some.
  private static let lookAhead = 6
  /// How far from where it is expected a token's text is looked for, in bytes.
  private static let reach = 24

  private(set) var runs: [Run] = []
  private var waiting: [Waiting] = []
  private var length: Int { runs.last?.end ?? 0 }

  mutating func commit(_ entries: [Committed.Entry]) {
    waiting += entries.map { Waiting(text: $0.text, origin: $0.origin) }
  }

  /// Takes the next part of the reply's text.
  mutating func release(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      guard let first = waiting.first else { return extend(runs.last?.origin ?? .target, by: rest.count) }
      if !first.text.isEmpty, rest.starts(with: first.text.utf8) {
        extend(first.origin, by: first.text.utf8.count)
        rest = rest.dropFirst(first.text.utf8.count)
        waiting.removeFirst()
      } else {
        rest = rest.dropFirst(takeUnknown(first.origin, in: rest))
      }
    }
  }

  /// The first token's text is not at the start of `rest`: gives it what stands before the next known one.
  private mutating func takeUnknown(_ origin: TokenOrigin, in rest: ArraySlice<UInt8>) -> Int {
    for skipped in waiting.indices.prefix(Self.lookAhead).dropFirst() {
      let text = waiting[skipped].text.utf8
      guard !text.isEmpty, let distance = Self.distance(to: text, in: rest) else { continue }
      extend(origin, by: distance)
      waiting.removeFirst(skipped)
      return distance
    }
    waiting.removeFirst()
    extend(origin, by: rest.count)
    return rest.count
  }

  private static func distance(to text: String.UTF8View, in rest: ArraySlice<UInt8>) -> Int? {
    (0..<min(reach, rest.count)).first { rest.dropFirst($0).starts(with: text) }
  }

  private mutating func extend(_ origin: TokenOrigin, by count: Int) {
    guard count > 0 else { return }
    if runs.last?.origin == origin {
      runs[runs.count - 1].end += count
    } else {
      runs.append(Run(origin: origin, end: length + count))
    }
  }

  /// The index of the run that covers a UTF-8 offset; `runs.count` beyond the end.
  func index(at offset: Int) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

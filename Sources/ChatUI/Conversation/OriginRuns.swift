import SpecCore

/// Which token each part of a reply's text came from.
///
/// Text is released some time after its tokens are committed (half characters and possible stop strings are
/// held back), so that committed tokens wait here until their text comes. A token whose text is not found
/// there (a control token, part of a character) colours at most its neighbours' characters.
struct OriginRuns: Equatable, Sendable {
  /// A token, and the round that committed it.
  struct Source: Equatable, Sendable {
    let origin: TokenOrigin
    let node: NodeID
    let round: Int
  }

  struct Run: Equatable, Sendable {
    let source: Source
    /// The UTF-8 offset in the reply at which the run ends.
    var end: Int

    var origin: TokenOrigin { source.origin }
  }

  private struct Waiting: Equatable, Sendable {
    let text: String
    let source: Source
  }

  /// How many tokens without text of their own may stand between two that have some.
  private static let lookAhead = 6
  /// How far from where it is expected a token's text is looked for, in bytes.
  private static let reach = 24

  private(set) var runs: [Run] = []
  private var waiting: [Waiting] = []
  private var length: Int { runs.last?.end ?? 0 }

  mutating func commit(_ entries: [Committed.Entry], round: Int = 0) {
    waiting += entries.map {
      Waiting(text: $0.text, source: Source(origin: $0.origin, node: $0.node, round: round))
    }
  }

  /// Takes the next part of the reply's text.
  mutating func release(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      guard let first = waiting.first else { return extend(lastSource, by: rest.count) }
      if !first.text.isEmpty, rest.starts(with: first.text.utf8) {
        extend(first.source, by: first.text.utf8.count)
        rest = rest.dropFirst(first.text.utf8.count)
        waiting.removeFirst()
      } else {
        rest = rest.dropFirst(takeUnknown(first.source, in: rest))
      }
    }
  }

  /// The first token's text is not at the start of `rest`: gives it what stands before the next known one.
  private mutating func takeUnknown(_ source: Source, in rest: ArraySlice<UInt8>) -> Int {
    for skipped in waiting.indices.prefix(Self.lookAhead).dropFirst() {
      let text = waiting[skipped].text.utf8
      guard !text.isEmpty, let distance = Self.distance(to: text, in: rest) else { continue }
      extend(source, by: distance)
      waiting.removeFirst(skipped)
      return distance
    }
    waiting.removeFirst()
    extend(source, by: rest.count)
    return rest.count
  }

  private static func distance(to text: String.UTF8View, in rest: ArraySlice<UInt8>) -> Int? {
    (0..<min(reach, rest.count)).first { rest.dropFirst($0).starts(with: text) }
  }

  private var lastSource: Source {
    runs.last?.source ?? Source(origin: .target, node: .prompt, round: 0)
  }

  private mutating func extend(_ source: Source, by count: Int) {
    guard count > 0 else { return }
    if runs.last?.source == source {
      runs[runs.count - 1].end += count
    } else {
      runs.append(Run(source: source, end: length + count))
    }
  }

  /// The UTF-8 offset at which a round's text starts; nil where it has none.
  func start(ofRound round: Int) -> Int? {
    guard let first = runs.firstIndex(where: { $0.source.round == round }) else { return nil }
    return first > 0 ? runs[first - 1].end : 0
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

import SpecCore

/// A comparison as far as it is known.
struct Comparison: Equatable, Sendable {
  enum Status: Equatable, Sendable {
    case running
    case stopping
    case stopped
    case finished
    case failed(String)
  }

  /// What one setting gave.
  struct Side: Equatable, Sendable {
    var text = ""
    /// Nil until it has been answered.
    var metrics: DecodingMetrics?
  }

  let request: ComparisonRequest
  /// What B has that A has not, such as `draft length γ 8 → 9`.
  let differences: [String]
  private(set) var first = Side()
  private(set) var second = Side()
  var status = Status.running
  /// The first line shown.
  var scroll = 0

  subscript(side: ComparisonSide) -> Side { side == .first ? first : second }

  mutating func apply(_ news: ComparisonNews) {
    switch news {
    case .text(.first, let more): first.text += more
    case .text(.second, let more): second.text += more
    case .answered(.first, let metrics): first.metrics = metrics
    case .answered(.second, let metrics): second.metrics = metrics
    case .finished: status = .finished
    case .stopped: status = .stopped
    case .failed(let sentence): status = .failed(sentence)
    }
  }

  /// How many characters the texts have in common; nil where they are equal.
  var commonLength: Int? {
    guard first.text != second.text else { return nil }
    return zip(first.text, second.text).prefix { $0 == $1 }.count
  }

  /// How many times as fast as A B was; nil before both have been measured.
  var speedRatio: Double? {
    guard let a = first.metrics?.tokensPerSecond, let b = second.metrics?.tokensPerSecond, a > 0, b > 0
    else { return nil }
    return b / a
  }
}

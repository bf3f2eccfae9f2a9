/// Which of several values came most often, and whether all were the same.
struct Majority<Value: Hashable & Sendable>: Equatable, Sendable {
  private(set) var counts: [Value: Int] = [:]
  /// Breaks ties: of values that came equally often, the newer one counts.
  private var newestFirst: [Value] = []

  init() {}

  init(_ value: Value?) {
    guard let value else { return }
    counts[value] = 1
    newestFirst = [value]
  }

  /// Takes those in that came before.
  mutating func add(_ earlier: Majority) {
    counts.merge(earlier.counts, uniquingKeysWith: +)
    newestFirst += earlier.newestFirst.filter { !newestFirst.contains($0) }
  }

  /// Nil where there was none.
  var value: Value? {
    let most = counts.values.max()
    return newestFirst.first { counts[$0] == most }
  }

  var isUnanimous: Bool { counts.count < 2 }
}

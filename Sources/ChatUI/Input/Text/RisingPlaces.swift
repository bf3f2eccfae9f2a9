/// Places in a text, from first to last. An edit moves all those behind it, which costs nothing where it is near the one
/// before: how far they have moved is remembered once for all of them.
struct RisingPlaces: Equatable, Sendable {
  private var values: [Int]
  /// The values from that index on are to be raised by so much.
  private var raised = 0
  private var raise = 0

  init(_ values: [Int]) { self.values = values }

  /// Puts others in the place of some, and moves all those behind them.
  mutating func replace(_ range: Range<Int>, with new: [Int], movingRestBy distance: Int) {
    settle(range.upperBound)
    values.replaceSubrange(range, with: new)
    raised = range.lowerBound + new.count
    raise += distance
  }

  /// The first index from which all places fit.
  func firstIndex(_ fits: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if fits(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Has the values before that index be as they are meant, and those from it on not.
  private mutating func settle(_ index: Int) {
    if raised < index {
      for place in raised..<index { values[place] += raise }
    } else {
      for place in index..<raised { values[place] -= raise }
    }
    raised = index
  }

  static func == (first: RisingPlaces, second: RisingPlaces) -> Bool { first.elementsEqual(second) }
}

extension RisingPlaces: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { values.count }

  subscript(position: Int) -> Int { values[position] + (position < raised ? 0 : raise) }
}

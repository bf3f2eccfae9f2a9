/// What was changed in the input, to be taken back and done again.
struct InputChanges: Equatable, Sendable {
  struct Change: Equatable, Sendable {
    var start: Int
    var removed: ChunkedText
    var inserted: ChunkedText
    /// Where the cursor was before it.
    var cursor: Int

    var weight: Int { removed.count + inserted.count }
  }

  enum Kind: Equatable, Sendable {
    case typing
    case erasing
    /// A step of its own.
    case other
  }

  /// The most steps, and the most characters in them: some of the longest pastes, whose text is held once.
  static let stepLimit = 1000
  static let weightLimit = 4 * 64 << 20
  /// The most characters that go back in one step of typing.
  private static let groupLimit = 200

  private var done: [Change] = []
  private var undone: [Change] = []
  private var open = Kind.other
  private var weight = 0

  mutating func record(_ change: Change, _ kind: Kind) {
    undone = []
    weight += change.weight
    if kind != open || !joinLast(change, kind) { done.append(change) }
    open = kind
    while done.count > Self.stepLimit || (weight > Self.weightLimit && done.count > 1) {
      weight -= done.removeFirst().weight
    }
  }

  /// What comes next is another step.
  mutating func endStep() { open = .other }

  /// - Returns: the change to take back.
  mutating func takeBack() -> Change? {
    endStep()
    guard let change = done.popLast() else { return nil }
    undone.append(change)
    return change
  }

  /// - Returns: the change to make again.
  mutating func doAgain() -> Change? {
    endStep()
    guard let change = undone.popLast() else { return nil }
    done.append(change)
    return change
  }

  private mutating func joinLast(_ change: Change, _ kind: Kind) -> Bool {
    guard let last = done.last, last.weight < Self.groupLimit else { return false }
    let index = done.count - 1
    switch kind {
    case .typing:
      // A mark joins the character before it, which it replaces.
      let end = last.start + last.inserted.count
      guard change.start + change.removed.count == end, change.removed.count <= last.inserted.count else {
        return false
      }
      // Each word is a step, with the space after it.
      if last.inserted.last?.isWhitespace == true, change.inserted.first?.isWhitespace == false {
        return false
      }
      let joined = last.inserted.count - change.removed.count..<last.inserted.count
      done[index].inserted.replace(joined, with: change.inserted)
    case .erasing:
      if change.start + change.removed.count == last.start {
        done[index].removed.replace(0..<0, with: change.removed)
        done[index].start = change.start
      } else if change.start == last.start {
        done[index].removed.replace(last.removed.count..<last.removed.count, with: change.removed)
      } else {
        return false
      }
    case .other: return false
    }
    return true
  }
}

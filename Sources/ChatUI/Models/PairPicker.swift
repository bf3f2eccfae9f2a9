/// The pairs that can be used, one of them chosen.
struct PairPicker: Equatable, Sendable {
  /// nil while they are being looked up.
  private(set) var choices: [PairChoice]?
  private(set) var selection = 0

  var chosen: PairChoice? {
    guard let choices, choices.indices.contains(selection) else { return nil }
    return choices[selection]
  }

  /// From the last to the first, and back.
  mutating func move(by rows: Int) {
    guard let count = choices?.count, count > 0 else { return }
    selection = abs(rows) > 1 ? min(max(selection + rows, 0), count - 1) : (selection + rows + count) % count
  }

  /// Takes in what was found; begins with the pair in use.
  mutating func list(_ choices: [PairChoice], current: String?) {
    self.choices = choices
    selection = choices.firstIndex { $0.name == current } ?? 0
  }
}

/// A whole command of vi's, with its count.
struct ViCommand: Equatable, Sendable {
  enum Action: Equatable, Sendable {
    case move(ViTarget)
    case operate(ViOperator, ViTarget)
    /// Begins to insert, by the key that says where.
    case insert(Character)
    case replace(Character)
    case swapCase
    case joinLines
    case put(before: Bool)
    case undo
    case repeatChange
    case select(linewise: Bool)
    /// The cursor goes to the selection's other end.
    case swapEnds
  }

  var action: Action
  /// Nil where none was typed.
  var count: Int?

  /// Whether `.` repeats it.
  var isChange: Bool {
    switch action {
    case .operate(let operation, _): operation != .yank
    case .insert, .replace, .swapCase, .joinLines, .put: true
    case .move, .undo, .repeatChange, .select, .swapEnds: false
    }
  }

  /// The keys that are commands by themselves.
  static let single: [Character: Action] = [
    "i": .insert("i"), "a": .insert("a"), "I": .insert("I"), "A": .insert("A"), "o": .insert("o"),
    "O": .insert("O"), "x": .operate(.delete, .motion("l")), "X": .operate(.delete, .motion("h")),
    "D": .operate(.delete, .motion("$")), "C": .operate(.change, .motion("$")),
    "s": .operate(.change, .motion("l")), "S": .operate(.change, .lines), "Y": .operate(.yank, .lines),
    "p": .put(before: false), "P": .put(before: true), "~": .swapCase, "J": .joinLines, "u": .undo,
    ".": .repeatChange, "v": .select(linewise: false), "V": .select(linewise: true),
  ]

  /// Those that are commands while something is selected.
  static let selected: [Character: Action] = [
    "d": .operate(.delete, .selection), "x": .operate(.delete, .selection),
    "c": .operate(.change, .selection), "s": .operate(.change, .selection),
    "y": .operate(.yank, .selection), "~": .operate(.swapCase, .selection), "J": .joinLines,
    "o": .swapEnds, "v": .select(linewise: false), "V": .select(linewise: true),
  ]
}

/// What an operator does with the text that it is given.
enum ViOperator: Character, Sendable {
  case delete = "d"
  case change = "c"
  case yank = "y"
  case swapCase = "~"

  /// Those that await a target, by their keys.
  static let awaiting: [Character: ViOperator] = ["d": .delete, "c": .change, "y": .yank]
}

/// Where a command leads, or what an operator acts on.
enum ViTarget: Equatable, Sendable {
  /// By its key in `ViMotion.all`.
  case motion(Character)
  case find(ViFind)
  /// Once more what was found last, backwards where reversed.
  case findAgain(isReversed: Bool)
  case object(ViTextObject)
  /// As many whole lines as are counted.
  case lines
  /// As many characters as are counted.
  case characters
  case selection
}

/// Puts the keys of vi's commands together.
struct ViParser: Equatable, Sendable {
  /// What the next key is.
  private enum Awaited: Equatable, Sendable {
    case command
    /// What an operator acts on.
    case target(ViOperator)
    /// After `g`.
    case go(ViOperator?)
    /// The character to find.
    case sought(isForward: Bool, isTill: Bool, ViOperator?)
    /// The kind of a text object.
    case object(isAround: Bool, ViOperator?)
    /// What replaces a character.
    case replacement
  }

  private static let mostTimes = 10_000

  private var awaited = Awaited.command
  /// The number typed before a command or a target; 0 where there is none.
  private var number = 0
  /// The one typed before the operator.
  private var numberBefore = 0

  /// Whether something of a command was typed.
  var isWaiting: Bool { self != ViParser() }

  /// Whether the next character is meant as it is.
  var takesAnything: Bool {
    switch awaited {
    case .sought, .replacement: true
    default: false
    }
  }

  /// - Returns: the command that the key completes.
  mutating func take(_ key: Character, isSelecting: Bool) -> ViCommand? {
    if !takesAnything, let digit = key.wholeNumberValue, key.isASCII, digit > 0 || number > 0 {
      number = min(number * 10 + digit, Self.mostTimes)
      return nil
    }
    switch awaited {
    case .command: return command(key, isSelecting)
    case .target(let operation): return target(key, operation, takesObjects: true)
    case .go(let operation): return finish(key == "g" ? .motion("g") : nil, operation)
    case .sought(let isForward, let isTill, let operation):
      return finish(.find(ViFind(character: key, isForward: isForward, isTill: isTill)), operation)
    case .object(let isAround, let operation):
      return finish(ViTextObject(key, isAround: isAround).map { .object($0) }, operation)
    case .replacement: return done(.replace(key))
    }
  }

  private mutating func command(_ key: Character, _ isSelecting: Bool) -> ViCommand? {
    if isSelecting {
      if let action = ViCommand.selected[key] { return done(action) }
      return target(key, nil, takesObjects: true)
    }
    if let action = ViCommand.single[key] { return done(action) }
    if let operation = ViOperator.awaiting[key] {
      (awaited, numberBefore, number) = (.target(operation), number, 0)
      return nil
    }
    if key == "r" {
      awaited = .replacement
      return nil
    }
    return target(key, nil, takesObjects: false)
  }

  private mutating func target(
    _ key: Character, _ operation: ViOperator?, takesObjects: Bool
  ) -> ViCommand? {
    switch key {
    case operation?.rawValue: return finish(.lines, operation)
    case ";", ",": return finish(.findAgain(isReversed: key == ","), operation)
    case "g": awaited = .go(operation)
    case "f", "t": awaited = .sought(isForward: true, isTill: key == "t", operation)
    case "F", "T": awaited = .sought(isForward: false, isTill: key == "T", operation)
    case "i", "a":
      guard takesObjects else { return finish(nil, operation) }
      awaited = .object(isAround: key == "a", operation)
    default: return finish(ViMotion.all[key] == nil ? nil : .motion(key), operation)
    }
    return nil
  }

  private mutating func finish(_ target: ViTarget?, _ operation: ViOperator?) -> ViCommand? {
    guard let target else {
      self = ViParser()
      return nil
    }
    return done(operation.map { .operate($0, target) } ?? .move(target))
  }

  private mutating func done(_ action: ViCommand.Action) -> ViCommand {
    let isCounted = number > 0 || numberBefore > 0
    let count = isCounted ? min(max(number, 1) * max(numberBefore, 1), Self.mostTimes) : nil
    self = ViParser()
    return ViCommand(action: action, count: count)
  }
}

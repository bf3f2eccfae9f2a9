import TerminalCore

/// The input with vi's keys: which mode it is in and what has been typed of a command.
struct ViKeys: Equatable, Sendable {
  enum Mode: Equatable, Sendable {
    case insert
    case normal
  }

  /// What a key came to.
  enum Outcome: Equatable, Sendable {
    case done
    /// It means here what it means without vi.
    case unused
    /// Esc with nothing to leave.
    case left
  }

  private enum Pending: Equatable, Sendable {
    /// `d`, `c` or `y`, which awaits a motion.
    case change(Character, count: Int)
    /// `g`, after an operator where there is one.
    case go(operation: Character?, count: Int)
  }

  private static let mostTimes = 10_000

  private(set) var mode = Mode.insert
  private var pending: Pending?
  /// The number typed before a command; 0 where there is none.
  private var number = 0

  /// Writing begins anew.
  mutating func reset() { self = ViKeys() }

  mutating func take(_ key: KeyEvent, _ editor: inout InputEditor) -> Outcome {
    switch (mode, key) {
    case (.insert, .escape):
      mode = .normal
      if editor.cursor > editor.lineStart(editor.cursor) { editor.moveLeft() }
      return .done
    case (.insert, _): return .unused
    case (.normal, .escape):
      guard pending != nil || number > 0 else {
        reset()
        return .left
      }
      (pending, number) = (nil, 0)
      return .done
    case (.normal, .control("r")):
      for _ in 0..<times where !editor.redo() { break }
      number = 0
      return .done
    case (.normal, .backspace):
      editor.moveLeft()
      return .done
    case (.normal, .character(let character)):
      take(character, &editor)
      return .done
    default: return .unused
    }
  }

  private var times: Int { max(number, 1) }

  private mutating func take(_ character: Character, _ editor: inout InputEditor) {
    if let digit = character.wholeNumberValue, character.isASCII, digit > 0 || number > 0 {
      number = min(number * 10 + digit, Self.mostTimes)
      return
    }
    let (waiting, count) = (pending, times)
    let counted = number > 0 ? number : nil
    (pending, number) = (nil, 0)
    switch waiting {
    case .change(let operation, let before): finish(operation, character, count * before, counted, &editor)
    case .go(let operation, let before):
      guard character == "g" else { return }
      let target = ViMotion.line(before, in: editor)
      if let operation {
        apply(operation, to: ViMotion.lines(editor.cursor, target, in: editor), isLinewise: true, &editor)
      } else {
        editor.move(to: target)
      }
    case nil: begin(character, count, counted, &editor)
    }
    if mode == .normal { stayOnCharacter(&editor) }
  }

  private mutating func begin(
    _ character: Character, _ count: Int, _ counted: Int?, _ editor: inout InputEditor
  ) {
    if let motion = ViMotion.all[character] {
      if let target = motion.target(editor, count, counted) { editor.move(to: target) }
    } else if let place = Self.insertions[character] {
      mode = .insert
      place(&editor)
    } else if let short = Self.short[character] {
      finish(short.operation, short.motion, count, counted, &editor)
    } else {
      switch character {
      case "d", "c", "y": pending = .change(character, count: count)
      case "g": pending = .go(operation: nil, count: counted ?? 1)
      case "u": for _ in 0..<count where !editor.undo() { break }
      case "p", "P": put(before: character == "P", count, &editor)
      default: break
      }
    }
  }

  /// What begins to insert, by where.
  private static let insertions: [Character: @Sendable (inout InputEditor) -> Void] = [
    "i": { _ in }, "a": { if $0.cursor < $0.lineEnd($0.cursor) { $0.moveRight() } },
    "I": { $0.move(to: ViMotion.firstText($0)) }, "A": { $0.moveToLineEnd() },
    "o": {
      $0.moveToLineEnd()
      $0.insert("\n")
    },
    "O": {
      $0.moveToLineStart()
      $0.insert("\n")
      $0.moveLeft()
    },
  ]

  /// Short forms of an operator with a motion.
  private static let short: [Character: (operation: Character, motion: Character)] = [
    "x": ("d", "l"), "X": ("d", "h"), "D": ("d", "$"), "C": ("c", "$"), "s": ("c", "l"), "S": ("c", "c"),
    "Y": ("y", "y"),
  ]

  // MARK: Operators

  private mutating func finish(
    _ operation: Character, _ character: Character, _ count: Int, _ counted: Int?, _ editor: inout InputEditor
  ) {
    if character == operation {
      var end = editor.lineEnd(editor.cursor)
      for _ in 1..<max(count, 1) where end < editor.characters.count { end = editor.lineEnd(end + 1) }
      return apply(
        operation, to: editor.lineStart(editor.cursor)..<end, isLinewise: true, &editor)
    }
    if character == "g" {
      pending = .go(operation: operation, count: counted ?? 1)
      return
    }
    let isChangedWord = operation == "c" && character == "w"
    guard let motion = isChangedWord ? .changedWord : ViMotion.all[character],
      let target = motion.target(editor, count, counted)
    else { return }
    if motion.isLinewise {
      return apply(
        operation, to: ViMotion.lines(editor.cursor, target, in: editor), isLinewise: true, &editor)
    }
    var range = min(editor.cursor, target)..<max(editor.cursor, target)
    if motion.isInclusive { range = range.lowerBound..<min(range.upperBound + 1, editor.characters.count) }
    // The last word's end is the line's, whatever comes below.
    if character == "w", operation == "d" || operation == "y", count == 1 {
      let end = editor.lineEnd(editor.cursor)
      if editor.cursor < end { range = range.lowerBound..<min(range.upperBound, end) }
    }
    apply(operation, to: range, isLinewise: false, &editor)
  }

  private mutating func apply(
    _ operation: Character, to range: Range<Int>, isLinewise: Bool, _ editor: inout InputEditor
  ) {
    let (start, end) = (range.lowerBound, range.upperBound)
    if isLinewise {
      editor.copyLines(range)
    } else if !range.isEmpty {
      editor.copy(range)
    }
    switch operation {
    case "d":
      guard isLinewise else { return editor.replace(range, with: "") }
      // The line end goes, too; of the last line the one before it.
      if end < editor.characters.count {
        editor.replace(start..<end + 1, with: "")
        editor.move(to: start)
      } else {
        editor.replace(max(start - 1, 0)..<end, with: "")
        editor.moveToLineStart()
      }
    case "c":
      editor.replace(range, with: "")
      mode = .insert
    default: if !isLinewise || start < editor.cursor { editor.move(to: start) }
    }
  }

  private func put(before: Bool, _ count: Int, _ editor: inout InputEditor) {
    let text = editor.ring.text
    guard !text.isEmpty else { return }
    let all = String(repeating: text, count: min(count, 100))
    guard text.hasSuffix("\n") else {
      if !before, editor.cursor < editor.lineEnd(editor.cursor) { editor.moveRight() }
      editor.replace(editor.cursor..<editor.cursor, with: all)
      return editor.moveLeft()
    }
    if before {
      let start = editor.lineStart(editor.cursor)
      editor.replace(start..<start, with: all)
      editor.move(to: start)
    } else {
      let end = editor.lineEnd(editor.cursor)
      editor.replace(end..<end, with: "\n" + all.dropLast())
      editor.move(to: end + 1)
    }
  }

  /// In normal mode the cursor is on a character, where the line has one.
  private func stayOnCharacter(_ editor: inout InputEditor) {
    let start = editor.lineStart(editor.cursor)
    if editor.cursor == editor.lineEnd(editor.cursor), editor.cursor > start {
      editor.rest(at: editor.cursor - 1)
    }
  }
}

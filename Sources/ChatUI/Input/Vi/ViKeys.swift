import TerminalCore

/// The input with vi's keys: which mode it is in, what has been typed of a command and what the last ones were.
struct ViKeys: Equatable, Sendable {
  enum Mode: Equatable, Sendable {
    case insert
    case normal
    /// Something is selected, whole lines or characters.
    case visual(isLinewise: Bool)
  }

  /// What a key came to.
  enum Outcome: Equatable, Sendable {
    case done
    /// It means here what it means without vi.
    case unused
    /// Esc with nothing to leave.
    case left
  }

  /// A change that `.` makes again.
  struct Change: Equatable, Sendable {
    var command: ViCommand
    /// What was written after it.
    var inserted = ""
  }

  var mode = Mode.insert
  private var parser = ViParser()
  /// Where the selection began.
  var anchor = 0
  /// Where writing began after the last change, while it goes on.
  var insertion: Int?
  var lastChange: Change?
  var lastFind: ViFind?

  /// Writing begins anew; `.` and `;` know still what was done before.
  mutating func reset() { (mode, parser, anchor, insertion) = (.insert, ViParser(), 0, nil) }

  mutating func take(_ key: KeyEvent, _ editor: inout InputEditor) -> Outcome {
    switch (mode, key) {
    case (.insert, .escape):
      leaveInsertion(&editor)
      return .done
    case (.insert, _): return .unused
    case (_, .escape): return leave()
    case (.normal, .control("r")):
      for _ in 0..<(parser.take("u", isSelecting: false)?.count ?? 1) where !editor.redo() { break }
      return .done
    case (_, .backspace):
      editor.moveLeft()
      return .done
    case (_, .enter) where parser.takesAnything, (_, .newline) where parser.takesAnything:
      take("\n", &editor)
      return .done
    case (_, .character(let character)):
      take(character, &editor)
      return .done
    default: return .unused
    }
  }

  private mutating func take(_ character: Character, _ editor: inout InputEditor) {
    guard let command = parser.take(character, isSelecting: mode != .normal) else { return }
    perform(command, &editor)
    if mode != .insert { stayOnCharacter(&editor) }
  }

  private mutating func leave() -> Outcome {
    if parser.isWaiting {
      parser = ViParser()
      return .done
    }
    guard mode == .normal else {
      mode = .normal
      return .done
    }
    reset()
    return .left
  }

  mutating func leaveInsertion(_ editor: inout InputEditor) {
    if let start = insertion, start <= editor.cursor {
      lastChange?.inserted = editor.characters.string(start..<editor.cursor)
    }
    (mode, insertion) = (.normal, nil)
    if editor.cursor > editor.lineStart(editor.cursor) { editor.moveLeft() }
  }

  /// In normal mode the cursor is on a character, where the line has one.
  private func stayOnCharacter(_ editor: inout InputEditor) {
    let start = editor.lineStart(editor.cursor)
    if editor.cursor == editor.lineEnd(editor.cursor), editor.cursor > start {
      editor.rest(at: editor.cursor - 1)
    }
  }
}

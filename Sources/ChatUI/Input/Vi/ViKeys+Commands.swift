/// Doing what commands say.
extension ViKeys {
  /// Does it, and remembers what has changed something.
  mutating func perform(_ command: ViCommand, _ editor: inout InputEditor) {
    let (before, again) = (editor.revision, repeatable(command, editor))
    act(command, &editor)
    if let again, editor.revision != before || mode == .insert { lastChange = Change(command: again) }
  }

  private mutating func act(_ command: ViCommand, _ editor: inout InputEditor) {
    let times = command.count ?? 1
    switch command.action {
    case .move(let target): move(to: target, command, &editor)
    case .operate(let operation, let target): operate(operation, target, command, &editor)
    case .insert(let key):
      Self.insertions[key]?(&editor)
      beginInsertion(editor)
    case .replace(let character): replace(times, by: character, &editor)
    case .swapCase:
      let end = min(editor.cursor + times, editor.lineEnd(editor.cursor))
      let range = editor.cursor..<end
      editor.replace(range, with: editor.characters.string(range).swappingCase)
    case .joinLines: joinLines(times, &editor)
    case .put(let before): put(before: before, times, &editor)
    case .undo: for _ in 0..<times where !editor.undo() { break }
    case .repeatChange: repeatChange(command.count, &editor)
    case .select(let isLinewise): select(isLinewise: isLinewise, editor)
    case .swapEnds:
      let place = editor.cursor
      editor.move(to: anchor)
      anchor = place
    }
  }

  // MARK: Moving and selecting

  private mutating func move(to target: ViTarget, _ command: ViCommand, _ editor: inout InputEditor) {
    remember(target)
    if case .object(let object) = target {
      guard let range = object.range(in: editor, count: command.count ?? 1), !range.isEmpty else { return }
      anchor = range.lowerBound
      editor.move(to: range.upperBound - 1)
    } else if let place = place(of: target, command, editor) {
      editor.move(to: place)
    }
  }

  private mutating func remember(_ target: ViTarget) { if case .find(let find) = target { lastFind = find } }

  private mutating func select(isLinewise: Bool, _ editor: InputEditor) {
    if mode == .normal { anchor = editor.cursor }
    mode = mode == .visual(isLinewise: isLinewise) ? .normal : .visual(isLinewise: isLinewise)
  }

  // MARK: Changing

  private mutating func operate(
    _ operation: ViOperator, _ target: ViTarget, _ command: ViCommand, _ editor: inout InputEditor
  ) {
    remember(target)
    let span = span(target, of: operation, command, editor)
    mode = .normal
    guard let span else { return }
    operation.apply(to: span, &editor)
    if operation == .change { beginInsertion(editor) }
  }

  private mutating func beginInsertion(_ editor: InputEditor) { (mode, insertion) = (.insert, editor.cursor) }

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

  private func replace(_ count: Int, by character: Character, _ editor: inout InputEditor) {
    let range = editor.cursor..<editor.cursor + count
    guard range.upperBound <= editor.lineEnd(editor.cursor) else { return }
    if character == "\n" { return editor.replace(range, with: "\n") }
    editor.replace(range, with: String(repeating: character, count: count))
    editor.moveLeft()
  }

  /// The lines from the cursor's on, two at least, or those selected, become one.
  private mutating func joinLines(_ count: Int, _ editor: inout InputEditor) {
    var ends = max(count, 2) - 1
    if let span = selection(in: editor) {
      let lineEnds = editor.characters[span.range].count { $0 == "\n" }
      editor.move(to: span.range.lowerBound)
      (mode, ends) = (.normal, max(lineEnds, 1))
    }
    for _ in 0..<ends {
      let end = editor.lineEnd(editor.cursor)
      guard end < editor.characters.count else { return }
      let next = end + 1..<editor.lineEnd(end + 1)
      let text = editor.characters[next].firstIndex { !$0.isWhitespace } ?? next.upperBound
      let needsNone = text == next.upperBound || editor.characters[text] == ")"
      let hasOne = end == editor.lineStart(end) || editor.characters[end - 1].isWhitespace
      editor.replace(end..<text, with: needsNone || hasOne ? "" : " ")
      editor.move(to: end)
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

  // MARK: Once more

  /// The command as `.` does it: what was selected is as much text again, from the cursor on.
  private func repeatable(_ command: ViCommand, _ editor: InputEditor) -> ViCommand? {
    guard command.isChange else { return nil }
    var command = command
    if let span = selection(in: editor) {
      let lines = editor.characters[span.range].count { $0 == "\n" } + 1
      switch command.action {
      case .operate(let operation, .selection):
        command.action = .operate(operation, span.isLinewise ? .lines : .characters)
        command.count = span.isLinewise ? lines : span.range.count
      case .joinLines: command.count = lines
      default: break
      }
    }
    return command
  }

  private mutating func repeatChange(_ count: Int?, _ editor: inout InputEditor) {
    guard var change = lastChange else { return }
    if let count { change.command.count = count }
    perform(change.command, &editor)
    guard mode == .insert else { return }
    editor.insert(change.inserted)
    leaveInsertion(&editor)
  }
}

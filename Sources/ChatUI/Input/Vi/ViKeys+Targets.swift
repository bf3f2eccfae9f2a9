/// What a target comes to in a text.
extension ViKeys {
  /// Where the cursor goes; nil where it stays.
  func place(of target: ViTarget, _ command: ViCommand, _ editor: InputEditor) -> Int? {
    let count = command.count ?? 1
    switch target {
    case .motion(let key): return ViMotion.all[key]?.target(editor, count, command.count)
    case .find(let find): return find.target(in: editor, count: count)
    case .findAgain(let isReversed):
      guard var find = lastFind else { return nil }
      if isReversed { find.isForward.toggle() }
      return find.target(in: editor, count: count, isAgain: true)
    case .object, .lines, .characters, .selection: return nil
    }
  }

  /// What an operator acts on; nil where there is nothing.
  func span(
    _ target: ViTarget, of operation: ViOperator, _ command: ViCommand, _ editor: InputEditor
  ) -> ViSpan? {
    let count = command.count ?? 1
    switch target {
    case .motion(let key): return span(ofMotion: key, of: operation, command, editor)
    case .find, .findAgain:
      guard let place = place(of: target, command, editor) else { return nil }
      return ViSpan(range: place < editor.cursor ? place..<editor.cursor : editor.cursor..<place + 1)
    case .object(let object): return object.range(in: editor, count: count).map { ViSpan(range: $0) }
    case .lines:
      var end = editor.lineEnd(editor.cursor)
      for _ in 1..<max(count, 1) where end < editor.characters.count { end = editor.lineEnd(end + 1) }
      return ViSpan(range: editor.lineStart(editor.cursor)..<end, isLinewise: true)
    case .characters:
      return ViSpan(range: editor.cursor..<min(editor.cursor + count, editor.characters.count))
    case .selection: return selection(in: editor)
    }
  }

  private func span(
    ofMotion key: Character, of operation: ViOperator, _ command: ViCommand, _ editor: InputEditor
  ) -> ViSpan? {
    let isWord = key == "w" || key == "W"
    let motion = operation == .change && isWord ? .changedWord(isBig: key == "W") : ViMotion.all[key]
    guard let motion, let target = motion.target(editor, command.count ?? 1, command.count) else {
      return nil
    }
    if motion.isLinewise {
      return ViSpan(range: ViMotion.lines(editor.cursor, target, in: editor), isLinewise: true)
    }
    var range = min(editor.cursor, target)..<max(editor.cursor, target)
    if motion.isInclusive { range = range.lowerBound..<min(range.upperBound + 1, editor.characters.count) }
    // The last word's end is the line's, whatever comes below.
    if isWord, operation != .change, command.count ?? 1 == 1 {
      let end = editor.lineEnd(editor.cursor)
      if editor.cursor < end { range = range.lowerBound..<min(range.upperBound, end) }
    }
    return ViSpan(range: range)
  }

  /// What is selected; nil where nothing is.
  func selection(in editor: InputEditor) -> ViSpan? {
    guard case .visual(let isLinewise) = mode else { return nil }
    let anchor = min(anchor, editor.characters.count)
    if isLinewise {
      return ViSpan(range: ViMotion.lines(anchor, editor.cursor, in: editor), isLinewise: true)
    }
    let end = min(max(anchor, editor.cursor) + 1, editor.characters.count)
    return ViSpan(range: min(anchor, editor.cursor)..<end)
  }
}

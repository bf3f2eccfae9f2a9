import SpecCore
import TerminalCore

/// All keys, from the table of keys, and what the glyphs and colours mean.
enum HelpOverlay {
  private static let widest = 84
  /// Where the screen is wide enough, lines go on in another column.
  private static let columnWidth = 58
  private static let gap = 3

  static func draw(_ state: ChatState, scroll: Int, into buffer: inout Buffer) {
    let layout = Layout(size: buffer.size, state.keyMap)
    let (area, inside) = (layout.area, layout.area.inset(horizontally: 2, vertically: 1))
    let lines = lines(width: layout.columnWidth, style: state.lines, state.keyMap)
    buffer.fill(area, role: .popupText)
    buffer.box(area, title: "Keys", role: .popupBorder, titleRole: .title, lines: state.lines)
    let first = min(max(scroll, 0), max(lines.count - layout.shown, 0))
    for (index, spans) in lines.dropFirst(first).prefix(layout.shown).enumerated() {
      let (column, row) = index.quotientAndRemainder(dividingBy: max(inside.height, 1))
      buffer.draw(
        spans, x: inside.x + column * (layout.columnWidth + gap), y: inside.y + row, limit: layout.columnWidth
      )
    }
    guard lines.count > layout.shown else { return }
    let place =
      " \(first + 1)–\(min(first + layout.shown, lines.count)) of \(lines.count) · Up Down PgUp PgDn "
    guard DisplayWidth.of(place) <= area.width - 4 else { return }
    buffer.write(place, x: area.right - 2 - DisplayWidth.of(place), y: area.bottom - 1, role: .popupBorder)
  }

  /// Where the help stands on a screen.
  private struct Layout {
    let area: Rect
    let columns: Int
    let columnWidth: Int
    let lineCount: Int

    init(size: Size, _ keys: KeyMap) {
      let room = size.width - 6
      columns = max((room + gap) / (HelpOverlay.columnWidth + gap), 1)
      columnWidth = columns > 1 ? HelpOverlay.columnWidth : min(room, widest - 4)
      lineCount = lines(width: columnWidth, style: .unicode, keys).count
      let rows = (lineCount + columns - 1) / columns
      area = Rect(size).centered(
        Size(
          width: columns * columnWidth + (columns - 1) * gap + 4, height: min(size.height - 2, rows + 2)))
    }

    /// Lines shown at a time.
    var shown: Int { max(area.height - 2, 1) * columns }
  }

  /// Lines of the whole help, and how many are shown at a time, on a screen of that size.
  static func lineCount(size: Size, _ keys: KeyMap) -> Int { Layout(size: size, keys).lineCount }

  static func height(size: Size, _ keys: KeyMap) -> Int { Layout(size: size, keys).shown }

  // MARK: Lines

  static func lines(width: Int, style: LineStyle, _ keys: KeyMap) -> [[Span]] {
    var lines: [[Span]] = []
    let intro =
      "What you type goes into the message. To tune while you write, hold Alt with a tuning key "
      + "or use F3 to F8; or press Esc or Tab and use the plain keys: your message stays."
    lines += wrapped(intro, width)
    lines += firstKeys(width, keys)
    for section in KeyBinding.Section.allCases { lines += self.section(section, width, keys) }
    lines += legend(width, style)
    return lines
  }

  /// Those of the hint line while a message is written, the most used first.
  private static func firstKeys(_ width: Int, _ keys: KeyMap) -> [[Span]] {
    let hinted = keys.bindings.compactMap { binding in
      binding.hints[.typing].map { (binding: binding, priority: $0) }
    }
    let order = hinted.indices.sorted { (-hinted[$0].priority, $0) < (-hinted[$1].priority, $1) }
    return [[], [Span("The keys to begin with", .heading)]]
      + order.flatMap { index -> [[Span]] in
        let binding = hinted[index].binding
        guard let names = KeyNames.joined(binding.keys(in: .typing, short: true)) else { return [] }
        return side(names, binding.help, column: column(width), width: width)
      }
  }

  private static func section(_ section: KeyBinding.Section, _ width: Int, _ keys: KeyMap) -> [[Span]] {
    let bindings = keys.bindings.filter { $0.section == section && !$0.strokes.isEmpty }
    return [[], [Span(section.rawValue, .heading)]] + bindings.flatMap { entry($0, width) }
  }

  private static func entry(_ binding: KeyBinding, _ width: Int) -> [[Span]] {
    var keys: [String] = []
    for stroke in binding.strokes where !keys.contains(stroke.key.name) && !stroke.isAltOfLetter(in: binding)
    {
      keys.append(stroke.key.name)
    }
    return side(KeyNames.joined(keys) ?? "", binding.help, column: column(width), width: width)
  }

  /// The columns of the keys.
  private static func column(_ width: Int) -> Int { min(26, max(width / 3, 1)) }

  /// Keys at the left, their meaning at the right, both wrapped.
  private static func side(_ left: String, _ right: String, column: Int, width: Int) -> [[Span]] {
    let keys = DisplayWidth.wrap(left, to: column - 2)
    let texts = DisplayWidth.wrap(right, to: max(width - column, 1))
    return (0..<max(keys.count, texts.count)).map { row in
      let key = row < keys.count ? String(keys[row]) : ""
      let text = row < texts.count ? String(texts[row]) : ""
      return [Span(DisplayWidth.pad(key, to: column), .hintKey), Span(text, .popupText)]
    }
  }

  private static func wrapped(_ text: String, _ width: Int) -> [[Span]] {
    DisplayWidth.wrap(text, to: width).map { [Span(String($0), .popupText)] }
  }

  private static func legend(_ width: Int, _ style: LineStyle) -> [[Span]] {
    let glyphs = TokenGlyphs(lines: style)
    var lines: [[Span]] = [[], [Span("What the signs mean", .heading)]]
    let fates: [(DraftFate, String)] = [
      (.accepted, "accepted: the target agreed with the draft"),
      (.rolledBack, "rolled back: rejected, or drafted after what was rejected"),
      (.discarded, "discarded: a branch not taken, or trimmed"),
      (.pending, "pending: drafted, not judged yet"),
    ]
    for (fate, text) in fates { lines += sign(glyphs.glyph(fate), TokenGlyphs.role(fate), text, width) }
    let origins: [(TokenOrigin, String)] = [
      (.correction, "correction: the target's choice where it rejected the draft's"),
      (.bonus, "bonus: the target's choice after an accepted chain"),
      (.target, "target: its choice where nothing was drafted"),
    ]
    for (origin, text) in origins {
      lines += sign(glyphs.glyph(origin), TokenGlyphs.role(origin), text, width)
    }
    return lines + colours(width)
  }

  private static func sign(_ glyph: String, _ role: Role, _ text: String, _ width: Int) -> [[Span]] {
    DisplayWidth.wrap(text, to: max(width - 2, 1)).enumerated().map { row, line in
      [Span(row == 0 ? glyph + " " : "  ", role), Span(String(line), .popupText)]
    }
  }

  private static func colours(_ width: Int) -> [[Span]] {
    let intro = wrapped("With origins on (o), a reply's text is coloured by where it came from:", width)
    return [[]] + intro + [
      TokenOrigin.allCases.flatMap { [Span($0.rawValue, TokenGlyphs.role($0)), Span("  ", .popupText)] }
    ]
  }
}

extension KeyStroke {
  /// Whether it only repeats, with Alt, a letter of the same binding.
  func isAltOfLetter(in binding: KeyBinding) -> Bool {
    guard case .alt(let character) = key else { return false }
    return binding.strokes.contains { $0.key == .character(character) }
  }
}

import SpecCore
import TerminalCore

/// All keys, from the table of keys, and what the glyphs and colours mean.
enum HelpOverlay {
  private static let widest = 84

  static func draw(_ state: ChatState, scroll: Int, into buffer: inout Buffer) {
    let area = area(size: buffer.size, state.keyMap)
    let inside = area.inset(horizontally: 2, vertically: 1)
    let lines = lines(width: inside.width, style: state.lines, state.keyMap)
    buffer.fill(area, role: .popupText)
    buffer.box(area, title: "Keys", role: .popupBorder, titleRole: .title, lines: state.lines)
    let first = min(max(scroll, 0), max(lines.count - inside.height, 0))
    for (row, spans) in lines.dropFirst(first).prefix(inside.height).enumerated() {
      buffer.draw(spans, x: inside.x, y: inside.y + row, limit: inside.width)
    }
    guard lines.count > inside.height else { return }
    let place =
      " \(first + 1)–\(min(first + inside.height, lines.count)) of \(lines.count) · Up Down PgUp PgDn "
    guard DisplayWidth.of(place) <= area.width - 4 else { return }
    buffer.write(place, x: area.right - 2 - DisplayWidth.of(place), y: area.bottom - 1, role: .popupBorder)
  }

  private static func area(size: Size, _ keys: KeyMap) -> Rect {
    let screen = Rect(size)
    let width = min(size.width - 2, widest)
    let needed = lines(width: width - 4, style: .unicode, keys).count + 2
    return screen.centered(Size(width: width, height: min(size.height - 2, needed)))
  }

  /// Lines of the whole help, and rows shown at a time, on a screen of that size.
  static func lineCount(size: Size, _ keys: KeyMap) -> Int {
    lines(width: area(size: size, keys).width - 4, style: .unicode, keys).count
  }

  static func height(size: Size, _ keys: KeyMap) -> Int { max(area(size: size, keys).height - 2, 1) }

  // MARK: Lines

  static func lines(width: Int, style: LineStyle, _ keys: KeyMap) -> [[Span]] {
    var lines: [[Span]] = []
    let intro =
      "What you type goes into the message. To tune while you write, hold Alt with a tuning key "
      + "or use F3 to F8; or press Esc or Tab and use the plain keys: your message stays."
    lines += wrapped(intro, width)
    for section in KeyBinding.Section.allCases { lines += self.section(section, width, keys) }
    lines += legend(width, style)
    return lines
  }

  private static func section(_ section: KeyBinding.Section, _ width: Int, _ keys: KeyMap) -> [[Span]] {
    let bindings = keys.bindings.filter { $0.section == section && !$0.strokes.isEmpty }
    return [[], [Span(section.rawValue, .heading)]] + bindings.flatMap { entry($0, width) }
  }

  private static func entry(_ binding: KeyBinding, _ width: Int) -> [[Span]] {
    let column = min(26, max(width / 3, 1))
    var keys: [String] = []
    for stroke in binding.strokes where !keys.contains(stroke.key.name) && !stroke.isAltOfLetter(in: binding)
    {
      keys.append(stroke.key.name)
    }
    return side(keys.joined(separator: " "), binding.help, column: column, width: width)
  }

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

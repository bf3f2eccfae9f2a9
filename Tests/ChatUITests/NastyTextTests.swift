import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

/// Whatever a model writes, or a person types: columns stay columns.
@Suite struct NastyTextTests {
  /// Replies of nothing but such texts, drafted, accepted, rolled back, discarded and corrected.
  static func chat(_ lines: LineStyle, width: Int = 120, height: Int = 40) -> Chat {
    var chat = Chat(width: width, height: height, loaded: false, lines: lines)
    let text = NastyText.all.joined(separator: " ")
    chat.receive(
      .pairLoaded(
        PairSummary(
          name: "漢字\u{202e}👩‍👩‍👧‍👦/שלום\u{1b}[2J.gguf", isDemonstration: true, canTalkAbout: NastyText.wide,
          cannotTalkAbout: [text], examples: NastyText.emoji, targetPlace: "サーバ\u{7}", contextLength: 512)))
    for (number, agreement) in [0.8, 0.5, 0.3].enumerated() {
      var run = ScriptedRun(seed: UInt64(number + 1))
      run.agreement = agreement
      run.pair = "漢字"
      // Each reply says the texts in another order.
      let shift = 17 * number
      run.texts = Array(NastyText.all[shift...] + NastyText.all[..<shift])
      if number == 1 {
        var changed = run.parameters
        changed.draftLength = 5
        run.changes[3] = changed
      }
      chat.hear(run)
      chat.press(.paste(text))
      chat.receive(.effectFailed("The file \(text) could not be read."))
    }
    return chat
  }

  // MARK: The panes

  private static let edges: [(Int, Int)] =
    (1...12).flatMap { width in
      [(width, 1), (width, 5), (width, 24), (13 - width, width)]
    } + [(36, 1), (36, 12), (36, 40), (100, 2), (100, 12), (100, 40)]

  private static func sizes(seed: UInt64, _ count: Int, _ columns: ClosedRange<Int>, _ rows: ClosedRange<Int>)
    -> [(Int, Int)]
  {
    var random = SeededUniforms(seed: seed, stream: 1)
    func draw(_ range: ClosedRange<Int>) -> Int {
      range.lowerBound + Int(random.next() * Double(range.count))
    }
    return (0..<count).map { _ in (draw(columns), draw(rows)) }
  }

  @Test(
    "A pane of any size stays inside its area, in whole columns", arguments: PaneKind.allCases,
    [LineStyle.unicode, .ascii])
  func panes(pane: PaneKind, lines: LineStyle) {
    var chat = Self.chat(lines)
    chat.state.unfoldsDiscarded = true
    let last = chat.state.rounds.rounds.endIndex - 1
    let sizes = Self.edges + Self.sizes(seed: UInt64(pane.rawValue), 30, 1...130, 1...45)
    for (index, (width, height)) in sizes.enumerated() {
      chat.state.cursor = index % 3 == 0 ? .live : .round(index * 5 % last)
      let area = Rect(x: 3, y: 2, width: width, height: height)
      var buffer = Buffer(size: Size(width: width + 6, height: height + 4))
      PaneView.drawInside(pane, chat.state, into: &buffer, area: area)
      CellCheck(buffer: buffer).expectWhole("\(pane.title) \(width)×\(height)")
      CellCheck(buffer: buffer).expectBlank(outside: area, "\(pane.title) \(width)×\(height)")
    }
  }

  // MARK: The screen

  @Test("Every screen keeps its columns and frames", arguments: [LineStyle.unicode, .ascii])
  func screens(lines: LineStyle) {
    var chat = Self.chat(lines)
    let last = chat.state.rounds.rounds.endIndex - 1
    let sizes =
      [(40, 10), (40, 14), (80, 24), (120, 40), (200, 60)] + Self.sizes(seed: 3, 24, 40...220, 10...60)
    for (index, (width, height)) in sizes.enumerated() {
      chat.receive(.resized(Size(width: width, height: height)))
      chat.state.coloursByOrigin = index % 2 == 0
      chat.state.cursor = index % 3 == 0 ? .live : .round(index * 7 % last)
      chat.state.panes = PaneSelection(showing: [.branches, .tokens, .why, .log].shifted(by: index))
      for pane in [nil] + PaneKind.allCases.map(Optional.some) where pane == nil || index % 4 == 0 {
        if let pane { chat.state.panes.zoom(on: pane) }
        expectWhole(chat, "\(width)×\(height), \(pane?.title ?? "beside")")
      }
    }
  }

  @Test(
    "Lists and texts over the screen keep their columns and frames", arguments: [LineStyle.unicode, .ascii])
  func overlays(lines: LineStyle) {
    for (width, height) in [(40, 10), (57, 17), (80, 24), (120, 40)] {
      var chat = Self.chat(lines, width: width, height: height)
      chat.receive(.themesChanged(NastyText.all))
      chat.tune()
      for open in [Command.help, .commandPalette, .chooseTheme, .choosePair] {
        _ = chat.state.perform(open)
        chat.receive(
          .pairsListed(
            NastyText.all.map {
              PairChoice(name: $0, title: "漢" + $0, size: "1 GB", standing: .fits, facts: [$0, $0])
            }))
        chat.receive(.key(.paste(NastyText.wide.joined())))
        expectWhole(chat, "\(open) \(width)×\(height)")
        chat.press(.escape)
      }
      chat.tune()
      chat.press(.character("]"), .character("A"))
      #expect(chat.state.comparison != nil)
      for text in NastyText.all {
        chat.receive(.compared(number: 1, .text(.first, text + "漢")))
        chat.receive(.compared(number: 1, .text(.second, "字" + text)))
        expectWhole(chat, "comparison \(width)×\(height)")
      }
    }
  }

  @Test(
    "The message keeps its columns with the cursor anywhere in it", arguments: [LineStyle.unicode, .ascii])
  func input(lines: LineStyle) {
    for (width, height) in [(40, 10), (41, 20), (80, 24), (120, 40)] {
      var chat = Chat(width: width, height: height, lines: lines)
      for text in NastyText.all {
        chat.press(.paste(text + "漢x"))
        expectWhole(chat, "input \(width)×\(height)")
      }
      for _ in 0..<60 {
        chat.press(.left)
        let frame = chat.frame()
        guard let cursor = frame.cursor else { continue }
        #expect(!frame[cursor.x, cursor.y].isRightHalf, "the cursor stands inside a character")
        #expect(chat.state.layout.inputText.contains(x: cursor.x, y: cursor.y))
      }
    }
  }

  private func expectWhole(_ chat: Chat, _ what: String) {
    let check = CellCheck(buffer: chat.frame())
    check.expectWhole(what)
    guard chat.state.list == nil, chat.state.helpScroll == nil, chat.state.comparison == nil else { return }
    let layout = chat.state.layout
    for area in [layout.conversation] + layout.panes.map(\.area)
      + (layout.inputHasFrame ? [layout.input] : [])
    {
      check.expectFrame(area, chat.state.lines, what)
    }
  }
}

/// What has to hold for every screen, whatever is written on it.
private struct CellCheck {
  let buffer: Buffer

  /// Each cell holds one character of its width, and nothing that moves or hides others.
  func expectWhole(_ what: String) {
    for y in 0..<buffer.size.height {
      for x in 0..<buffer.size.width {
        if let fault = fault(x, y) {
          Issue.record(
            "\(what): \(fault) at \(x), \(y): \(buffer[x, y].text.unicodeScalars.map { $0.value })")
          return
        }
      }
    }
  }

  private func fault(_ x: Int, _ y: Int) -> String? {
    let text = buffer[x, y].text
    if text.utf8.count == 1 {
      return text.utf8.first.map { $0 >= 0x20 && $0 < 0x7f } ?? false ? nil : "a control character"
    }
    if text.isEmpty { return x > 0 && DisplayWidth.of(buffer[x - 1, y].text) == 2 ? nil : "half a character" }
    let isShown = text.unicodeScalars.allSatisfy {
      ![.control, .format, .lineSeparator, .paragraphSeparator, .surrogate].contains(
        $0.properties.generalCategory)
    }
    guard isShown else { return "a character that moves others" }
    switch DisplayWidth.of(text) {
    case 1: return nil
    case 2: return x + 1 < buffer.size.width && buffer[x + 1, y].isRightHalf ? nil : "a character cut in two"
    default: return "more than a character"
    }
  }

  func expectBlank(outside area: Rect, _ what: String) {
    for y in 0..<buffer.size.height {
      for x in 0..<buffer.size.width where !area.contains(x: x, y: y) && buffer[x, y] != .blank {
        Issue.record("\(what): '\(buffer[x, y].text)' outside of its area at \(x), \(y)")
        return
      }
    }
  }

  /// The sides and corners are unbroken; titles and marks may stand in the upper and lower line.
  func expectFrame(_ area: Rect, _ lines: LineStyle, _ what: String) {
    guard area.width > 1, area.height > 1 else { return }
    var broken: [CellPosition] = []
    func check(_ x: Int, _ y: Int, _ wanted: String) {
      if buffer[x, y].text != wanted { broken.append(CellPosition(x: x, y: y)) }
    }
    check(area.x, area.y, lines.topLeft)
    check(area.right - 1, area.y, lines.topRight)
    check(area.x, area.bottom - 1, lines.bottomLeft)
    check(area.right - 1, area.bottom - 1, lines.bottomRight)
    for y in area.y + 1..<area.bottom - 1 {
      check(area.x, y, lines.vertical)
      check(area.right - 1, y, lines.vertical)
    }
    if let place = broken.first {
      Issue.record("\(what): the frame is broken at \(place.x), \(place.y)")
    }
  }
}

extension Array {
  fileprivate func shifted(by count: Int) -> [Element] {
    let start = count % self.count
    return Array(self[start...] + self[..<start])
  }
}

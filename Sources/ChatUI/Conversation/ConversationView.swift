import SpecCore
import TerminalCore

/// Draws the conversation: the user and the pair apart by label, colour and the glyph in the gutter.
struct ConversationView {
  let state: ChatState
  let area: Rect

  func draw(into buffer: inout Buffer) {
    guard !area.isEmpty else { return }
    let titles = titles
    let title = titles.first { DisplayWidth.of($0) <= area.width - 4 } ?? ""
    let focused = state.conversation.scrollBack > 0
    buffer.box(
      area, title: title, role: focused ? .borderFocused : .border, titleRole: .title, lines: state.lines)
    let inside = area.inset(horizontally: 2, vertically: 1)
    if state.pair == nil, state.conversation.entries.isEmpty {
      LoadingView.draw(state, into: &buffer, area: inside)
    } else {
      for (row, place) in state.conversation.visibleLines(height: inside.height).enumerated() {
        draw(place, row: inside.y + row, inside, into: &buffer)
      }
    }
    drawMarks(into: &buffer)
  }

  /// What may stand in the frame, the longest first.
  private var titles: [String] {
    let title = DisplayWidth.shorten(DisplayWidth.visible(state.title), to: 40, lines: state.lines)
    let pin = state.isPinned ? state.lines.pin + " " : ""
    let first = pin + (title.isEmpty ? "Conversation" : title)
    return (state.pair.map { ["\(first) · \($0.name)"] } ?? []) + [first, "Conversation"]
  }

  // MARK: Lines

  private func draw(
    _ place: (entry: Int, line: Int), row: Int, _ inside: Rect, into buffer: inout Buffer
  ) {
    let flow = state.conversation.flow(place.entry)
    let line = flow.line(place.line)
    let entry = state.conversation.entries[place.entry]
    let x = inside.x + EntryFlow.gutter
    let width = inside.width - EntryFlow.gutter
    drawGutter(line.kind, isFirst: line.isFirst, x: inside.x, y: row, into: &buffer)
    switch line.kind {
    case .userLabel: drawUserLabel(entry, place.entry, x: x, y: row, width, into: &buffer)
    case .replyLabel: drawReplyLabel(entry, place.entry, x: x, y: row, width, into: &buffer)
    case .replyText: drawReply(line, entry, x: x, y: row, width, into: &buffer)
    case .divider: drawDivider(line.text, inside, y: row, into: &buffer)
    default: buffer.write(line.text, x: x, y: row, role: Self.role(line.kind), limit: width)
    }
  }

  private static func role(_ kind: EntryFlow.Kind) -> Role {
    switch kind {
    case .heading: .heading
    case .userText: .userText
    case .example: .assistantText
    case .summary, .divider: .dimText
    case .notice, .attachment: .systemText
    case .failure: .error
    case .userLabel: .userLabel
    case .replyLabel: .assistantLabel
    case .replyText: .assistantText
    case .blank, .plain, .item: .text
    }
  }

  private func drawGutter(
    _ kind: EntryFlow.Kind, isFirst: Bool, x: Int, y: Int, into buffer: inout Buffer
  ) {
    let unicode = state.lines == .unicode
    switch kind {
    case .userLabel, .userText, .attachment: buffer.write(unicode ? "▌" : "|", x: x, y: y, role: .userLabel)
    case .replyLabel: buffer.write(unicode ? "●" : "*", x: x, y: y, role: .assistantLabel)
    case .example where isFirst: buffer.write(unicode ? "›" : ">", x: x, y: y, role: .inputPrompt)
    case .item where isFirst: buffer.write(unicode ? "·" : "-", x: x, y: y, role: .dimText)
    case .failure: buffer.write("!", x: x, y: y, role: .error)
    default: break
    }
  }

  private func drawUserLabel(
    _ entry: ConversationEntry, _ index: Int, x: Int, y: Int, _ width: Int, into buffer: inout Buffer
  ) {
    guard let exchange = entry.exchange else { return }
    let isChosen = isChosen(index, isReply: false)
    let used = buffer.write("You", x: x, y: y, role: isChosen ? .selection : .userLabel, limit: width)
    let version = exchange.version
    let heading = [sibling(version.index, of: version.count), isEdited(index) ? "being edited" : ""]
    drawHeading(heading, x: x + used, y: y, width - used, into: &buffer)
  }

  private func drawReplyLabel(
    _ entry: ConversationEntry, _ index: Int, x: Int, y: Int, _ width: Int, into buffer: inout Buffer
  ) {
    guard let exchange = entry.exchange else { return }
    let name = exchange.reply.pairName(orCurrent: state.pair?.name).map(Self.label) ?? "Reply"
    let isChosen = isChosen(index, isReply: true)
    let used = buffer.write(name, x: x, y: y, role: isChosen ? .selection : .assistantLabel, limit: width)
    var heading = [
      sibling(exchange.shownReply, of: exchange.replies.count), ReplyCaption.heading(exchange.reply),
    ]
    if case .summarising = exchange.reply.status { heading.append("Esc stops") }
    drawHeading(heading, x: x + used, y: y, width - used, into: &buffer)
  }

  /// A pair's name may come from an archive that anybody has written.
  private static func label(_ pair: String) -> String {
    DisplayWidth.shorten(DisplayWidth.visible(pair), to: 40)
  }

  /// What fits of the facts beside a label.
  private func drawHeading(
    _ facts: [String], x: Int, y: Int, _ width: Int, into buffer: inout Buffer
  ) {
    var used = 0
    for fact in facts where !fact.isEmpty && used + 2 + DisplayWidth.of(fact) <= width {
      used += 2 + buffer.write(fact, x: x + used + 2, y: y, role: .dimText)
    }
  }

  /// Which of several siblings is shown.
  private func sibling(_ index: Int, of count: Int) -> String {
    guard count > 1 else { return "" }
    return state.lines == .unicode ? "‹\(index + 1)/\(count)›" : "<\(index + 1)/\(count)>"
  }

  private func isChosen(_ entry: Int, isReply: Bool) -> Bool {
    guard let chosen = state.chosenMessage, chosen.isReply == isReply else { return false }
    return state.conversation.entry(ofMessage: chosen.message) == entry
  }

  private func isEdited(_ entry: Int) -> Bool {
    state.editing.map { state.conversation.entry(ofMessage: $0.message) == entry } ?? false
  }

  private func drawReply(
    _ line: EntryFlow.Line, _ entry: ConversationEntry, x: Int, y: Int, _ width: Int,
    into buffer: inout Buffer
  ) {
    guard case .exchange(let exchange) = entry else { return }
    let reply = exchange.reply
    var shown = ReplyLine(
      content: line.content, origins: reply.origins, coloursByOrigin: state.coloursByOrigin)
    if let round = state.rounds.record(at: state.cursor), round.reply == reply.number {
      shown.markedRound = round.round
      shown.chosen = state.focusedNode
    }
    let used = shown.draw(into: &buffer, x: x, y: y, width: width)
    guard line.isLast, reply.isOpen, used < width else { return }
    buffer.write(state.lines == .unicode ? "▍" : "_", x: x + used, y: y, role: .dimText)
  }

  private func drawDivider(_ text: String, _ inside: Rect, y: Int, into buffer: inout Buffer) {
    let line = String(repeating: state.lines.horizontal, count: inside.width)
    buffer.write(line, x: inside.x, y: y, role: .border, limit: inside.width)
    let shown = " \(text) "
    let x = inside.x + max((inside.width - DisplayWidth.of(shown)) / 2, 0)
    buffer.write(shown, x: x, y: y, role: .dimText, limit: inside.right - x)
  }

  // MARK: Marks on the frame

  private func drawMarks(into buffer: inout Buffer) {
    guard area.height > 1 else { return }
    var right = area.right - 2
    if let mark = scrollMark, DisplayWidth.of(mark) <= area.width - 4 {
      right -= DisplayWidth.of(mark)
      buffer.write(mark, x: right, y: area.bottom - 1, role: .warning)
    }
    guard state.coloursByOrigin else { return }
    let legend = TokenOrigin.allCases.map { Span($0.rawValue, TokenGlyphs.role($0)) }
    let width = legend.reduce(legend.count + 1) { $0 + $1.width }
    guard width <= right - area.x - 2 else { return }
    buffer.fill(Rect(x: area.x + 2, y: area.bottom - 1, width: width, height: 1), role: .text)
    buffer.draw(legend, separator: " ", x: area.x + 3, y: area.bottom - 1, limit: width)
  }

  private var scrollMark: String? {
    let below = state.conversation.scrollBack
    guard below > 0 else { return nil }
    let arrow = state.lines == .unicode ? "↓" : "v"
    return state.conversation.hasNewBelow
      ? " \(arrow) new, \(Format.count(below, "line")) below "
      : " \(arrow) \(Format.count(below, "line")) below "
  }
}

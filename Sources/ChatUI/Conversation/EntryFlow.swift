import TerminalCore

/// An entry of the conversation laid out in lines of a width.
struct EntryFlow: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case blank
    case heading
    case plain
    case example
    case item
    case userLabel
    case userText
    /// A file that went with the message.
    case attachment
    case replyLabel
    case replyText
    case summary
    case notice
    case failure
    case divider
  }

  enum Content: Equatable, Sendable {
    case plain(WrappedText)
    case rendered(RenderedReply)

    var lineCount: Int {
      switch self {
      case .plain(let text): text.lines.count
      case .rendered(let reply): reply.rows.count
      }
    }
  }

  struct Part: Equatable, Sendable {
    let kind: Kind
    var content: Content
  }

  /// A line with the part it belongs to.
  struct Line {
    enum Content {
      case plain(WrappedText.Line)
      case rendered(ReplyRow)
    }

    let kind: Kind
    let content: Content
    let isFirst: Bool
    let isLast: Bool

    var text: String {
      switch content {
      case .plain(let line): line.text
      case .rendered(let row): row.runs.map(\.text).joined()
      }
    }
  }

  /// Columns left of the text, for the glyph that tells whose it is.
  static let gutter = 2

  private(set) var parts: [Part] = []
  private(set) var lineCount = 0

  /// - Parameters:
  ///   - width: of the whole line, the gutter included.
  ///   - showsSource: whether replies are shown as they were produced, instead of rendered.
  ///   - old: an earlier layout of the same entry; its reply is only laid out on where it can be.
  init(_ entry: ConversationEntry, width: Int, showsSource: Bool = false, reusing old: EntryFlow? = nil) {
    let columns = max(1, width - Self.gutter)
    self.showsSource = showsSource
    switch entry {
    case .welcome(let pair): welcome(pair, columns)
    case .exchange(let exchange): self.exchange(exchange, columns, old)
    case .contextMark(let dropped):
      let turns = dropped == 1 ? "turn above is" : "\(dropped) turns above are"
      mark("the \(turns) no longer in the pair's context", columns)
    case .summaryMark(let summary): summaryMark(summary, columns)
    case .pairMark(let name): mark("the pair \(name) answers from here on", columns)
    case .leftOut(let count):
      mark(
        "\(count == 1 ? "1 older message is" : "\(count) older messages are") no longer kept here", columns)
    case .failure(let sentence):
      add(.failure, sentence, columns)
      add(.blank, "", columns)
    }
    lineCount = parts.reduce(0) { $0 + $1.content.lineCount }
  }

  /// The line of that index within the entry.
  ///
  /// - Precondition: `index` is in `0 ..< lineCount`.
  func line(_ index: Int) -> Line {
    var index = index
    for part in parts {
      let count = part.content.lineCount
      guard index >= count else {
        let content: Line.Content =
          switch part.content {
          case .plain(let text): .plain(text.lines[index])
          case .rendered(let reply): .rendered(reply.rows[index])
          }
        return Line(kind: part.kind, content: content, isFirst: index == 0, isLast: index == count - 1)
      }
      index -= count
    }
    preconditionFailure("no such line")
  }

  private mutating func add(_ kind: Kind, _ text: String, _ columns: Int) {
    parts.append(Part(kind: kind, content: .plain(WrappedText(text, width: columns))))
  }

  private mutating func mark(_ text: String, _ columns: Int) {
    add(.divider, text, columns)
    add(.blank, "", columns)
  }

  private mutating func summaryMark(_ summary: SummaryMark, _ columns: Int) {
    let captions = summary.captions
    add(.divider, captions.first { DisplayWidth.of($0) <= columns } ?? captions[captions.count - 1], columns)
    if summary.isOpen { add(.notice, summary.text, columns) }
    add(.blank, "", columns)
  }

  private mutating func welcome(_ pair: PairSummary, _ columns: Int) {
    for line in Welcome.lines(pair) { add(line.kind, line.text, columns) }
  }

  private mutating func exchange(_ exchange: Exchange, _ columns: Int, _ old: EntryFlow?) {
    let reply = exchange.reply
    add(.userLabel, "", columns)
    addMessage(exchange.message, columns, old)
    for attachment in exchange.attachments { add(.attachment, attachment.caption, columns) }
    add(.blank, "", columns)
    add(.replyLabel, "", columns)
    for notice in reply.earlyNotices { add(.notice, notice, columns) }
    if !reply.text.isEmpty { addReply(reply, columns, old) }
    for notice in reply.lateNotices { add(.notice, notice, columns) }
    if case .failed(let sentence) = reply.status { add(.failure, sentence, columns) }
    if let summary = ReplyCaption.summary(reply) { add(.summary, summary, columns) }
    add(.blank, "", columns)
  }

  private mutating func addMessage(_ message: String, _ columns: Int, _ old: EntryFlow?) {
    if let known = old?.text(.userText, columns), known.length == message.utf8.count {
      parts.append(Part(kind: .userText, content: .plain(known)))
    } else {
      add(.userText, message, columns)
    }
  }

  private mutating func addReply(_ reply: Reply, _ columns: Int, _ old: EntryFlow?) {
    let sameReply = old?.reply == reply.id ? old : nil
    let content: Content =
      showsSource
      ? .plain(source(reply.text, columns, sameReply)) : .rendered(rendered(reply.text, columns, sameReply))
    parts.append(Part(kind: .replyText, content: content))
    self.reply = reply.id
  }

  private func source(_ text: String, _ columns: Int, _ old: EntryFlow?) -> WrappedText {
    guard var known = old?.text(.replyText, columns), known.length <= text.utf8.count else {
      return WrappedText(text, width: columns)
    }
    known.append(of: text)
    return known
  }

  private func rendered(_ text: String, _ columns: Int, _ old: EntryFlow?) -> RenderedReply {
    guard var known = old?.renderedReply, known.length <= text.utf8.count else {
      return RenderedReply(text, width: columns)
    }
    if known.width != columns { known = RenderedReply(known, width: columns) }
    known.append(of: text)
    return known
  }

  /// Which reply is laid out.
  private var reply: MessageID?

  private let showsSource: Bool

  private func text(_ kind: Kind, _ columns: Int) -> WrappedText? {
    for part in parts where part.kind == kind {
      if case .plain(let text) = part.content, text.width == columns { return text }
    }
    return nil
  }

  private var renderedReply: RenderedReply? {
    for part in parts {
      if case .rendered(let reply) = part.content { return reply }
    }
    return nil
  }
}

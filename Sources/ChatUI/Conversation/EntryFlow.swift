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
    case replyLabel
    case replyText
    case summary
    case notice
    case failure
    case divider
  }

  struct Part: Equatable, Sendable {
    let kind: Kind
    var text: WrappedText
  }

  /// Columns left of the text, for the glyph that tells whose it is.
  static let gutter = 2

  private(set) var parts: [Part] = []
  private(set) var lineCount = 0

  /// - Parameters:
  ///   - width: of the whole line, the gutter included.
  ///   - old: an earlier layout of the same entry; its reply is only wrapped on where it can be.
  init(_ entry: ConversationEntry, width: Int, reusing old: EntryFlow? = nil) {
    let columns = max(1, width - Self.gutter)
    switch entry {
    case .welcome(let pair): welcome(pair, columns)
    case .exchange(let exchange): self.exchange(exchange, columns, old)
    case .contextMark(let dropped):
      let turns = dropped == 1 ? "turn above is" : "\(dropped) turns above are"
      mark("the \(turns) no longer in the pair's context", columns)
    case .leftOut(let count):
      mark(
        "\(count == 1 ? "1 older message is" : "\(count) older messages are") no longer kept here", columns)
    case .failure(let sentence):
      add(.failure, sentence, columns)
      add(.blank, "", columns)
    }
    lineCount = parts.reduce(0) { $0 + $1.text.lines.count }
  }

  /// The line of that index within the entry, with the part it belongs to.
  ///
  /// - Precondition: `index` is in `0 ..< lineCount`.
  func line(
    _ index: Int
  ) -> (kind: Kind, line: WrappedText.Line, isFirst: Bool, isLast: Bool) {
    var index = index
    for part in parts {
      if index < part.text.lines.count {
        return (
          part.kind, part.text.lines[index], index == 0, index == part.text.lines.count - 1
        )
      }
      index -= part.text.lines.count
    }
    preconditionFailure("no such line")
  }

  private mutating func add(_ kind: Kind, _ text: String, _ columns: Int) {
    parts.append(Part(kind: kind, text: WrappedText(text, width: columns)))
  }

  private mutating func mark(_ text: String, _ columns: Int) {
    add(.divider, text, columns)
    add(.blank, "", columns)
  }

  private mutating func welcome(_ pair: PairSummary, _ columns: Int) {
    for line in Welcome.lines(pair) { add(line.kind, line.text, columns) }
  }

  private mutating func exchange(_ exchange: Exchange, _ columns: Int, _ old: EntryFlow?) {
    let reply = exchange.reply
    add(.userLabel, "", columns)
    addMessage(exchange.message, columns, old)
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
      parts.append(Part(kind: .userText, text: known))
    } else {
      add(.userText, message, columns)
    }
  }

  private mutating func addReply(_ reply: Reply, _ columns: Int, _ old: EntryFlow?) {
    if let known = old?.text(.replyText, columns), old?.reply == reply.id,
      known.length <= reply.text.utf8.count
    {
      var text = known
      text.append(of: reply.text)
      parts.append(Part(kind: .replyText, text: text))
    } else {
      add(.replyText, reply.text, columns)
    }
    self.reply = reply.id
  }

  /// Which reply is laid out.
  private var reply: MessageID?

  private func text(_ kind: Kind, _ columns: Int) -> WrappedText? {
    parts.first { $0.kind == kind && $0.text.width == columns }?.text
  }
}

/// A conversation kept as token ids, so that what the caches hold of it always matches.
///
/// Only a new turn's text is tokenised; replies keep the tokens that were generated.
public struct Conversation: Sendable {
  public struct Turn: Sendable, Equatable {
    public let question: String
    /// What comes before the reply: the end of the last reply, the question, the start of the reply.
    public fileprivate(set) var questionTokens: [Token]
    public fileprivate(set) var reply: [Token] = []
    public fileprivate(set) var replyText = ""
  }

  public private(set) var turns: [Turn] = []
  private let system: String?
  private let summary: String?
  private let codec: any TextCodec
  private let usesTemplate: Bool
  /// Whether the summary has a text that a model would take for a control token.
  private let summaryHasControl: Bool

  /// - Parameters:
  ///   - system: instructions before the first question.
  ///   - summary: of what was said before the first question; it stands below the instructions.
  ///   - usesTemplate: false hands every text to the model as it is, markers of a template included.
  public init(
    system: String? = nil, summary: String? = nil, codec: any TextCodec, usesTemplate: Bool = true
  ) {
    self.system = system
    self.summary = summary
    self.codec = codec
    self.usesTemplate = usesTemplate
    let parsed = summary.map { codec.tokenize($0, addStart: false, parseSpecial: true) } ?? []
    summaryHasControl = parsed.contains(where: codec.isControl)
  }

  /// Every token so far: the prompt of the next reply.
  public var tokens: [Token] { turns.flatMap { $0.questionTokens + $0.reply } }

  /// A question and the reply to it, as they were.
  public struct PastTurn: Sendable {
    public var question: String
    public var replyText: String
    /// The tokens that were generated; nil where only the text is known.
    public var replyTokens: [Token]?

    public init(question: String, replyText: String, replyTokens: [Token]?) {
      self.question = question
      self.replyText = replyText
      self.replyTokens = replyTokens
    }
  }

  /// Adds a turn that is over.
  public mutating func add(_ turn: PastTurn) throws(ChatTemplateError) {
    try ask(turn.question)
    let tokens =
      turn.replyTokens ?? codec.tokenize(turn.replyText, addStart: false, parseSpecial: false)
    answer(tokens, text: turn.replyText)
  }

  /// Opens the last reply for more of it: a token that ended it is taken back.
  public mutating func reopenReply() {
    guard let last = turns.last?.reply.last, codec.isEndOfGeneration(last) else { return }
    turns[turns.count - 1].reply.removeLast()
  }

  /// Adds a question, to which a reply is then due.
  public mutating func ask(_ question: String) throws(ChatTemplateError) {
    let tokens = try questionTokens(question, after: turns.last)
    turns.append(Turn(question: question, questionTokens: tokens))
  }

  /// Sets the last turn's reply.
  public mutating func answer(_ reply: [Token], text: String) {
    guard !turns.isEmpty else { return }
    turns[turns.count - 1].reply = reply
    turns[turns.count - 1].replyText = text
  }

  /// Takes the last turn's reply back, so that another can be given.
  ///
  /// - Returns: false if there is none.
  public mutating func takeReplyBack() -> Bool {
    guard let last = turns.last, !last.reply.isEmpty else { return false }
    answer([], text: "")
    return true
  }

  /// Takes the last turn back, question and all.
  public mutating func takeTurnBack() { _ = turns.popLast() }

  /// Leaves out the oldest turns until what is left has at most `limit` tokens; the last turn stays.
  ///
  /// - Returns: how many turns were left out.
  public mutating func fit(within limit: Int) throws(ChatTemplateError) -> Int {
    var dropped = 0
    while tokens.count > limit, turns.count > 1 {
      turns.removeFirst()
      turns[0].questionTokens = try questionTokens(turns[0].question, after: nil)
      dropped += 1
    }
    return dropped
  }

  /// How many of the oldest turns a summary shall take the place of, so that what is left fills about half of the room
  /// and there is something to talk about before the next one; 0 if that helps nothing.
  ///
  /// - Parameters:
  ///   - room: tokens that the prompt may have.
  ///   - summaryLimit: the most tokens of the summary.
  public func turnsToSummarise(room: Int, summaryLimit: Int) throws(ChatTemplateError) -> Int {
    let note = summaryLimit + SummaryNote.overhead
    var half = self
    let wanted = try half.fit(within: room / 2 - note)
    guard wanted == turns.count - 1 else { return wanted }
    // The turn before the question stays where there is room for it.
    var whole = self
    return max(try whole.fit(within: room - note), wanted - 1)
  }

  // MARK: A turn's tokens

  private func questionTokens(
    _ question: String, after last: Turn?
  ) throws(ChatTemplateError) -> [Token] {
    let isFirst = last == nil
    guard usesTemplate else {
      let instructions = SummaryNote.instructions(system, summary)
      let text = isFirst ? [instructions, question].compactMap { $0 }.joined(separator: "\n") : question
      return codec.tokenize(text, addStart: isFirst, parseSpecial: true)
    }
    var (before, after) = try surroundings(isFirst: isFirst)
    if let end = last?.reply.last, codec.isEndOfGeneration(end) {
      // The reply brought its own end; the template must not add it once more.
      let text = codec.displayText(of: end)
      if before.hasPrefix(text) { before.removeFirst(text.count) }
    }
    let content = question.trimmingWhitespace()
    let parsed = codec.tokenize(content, addStart: false, parseSpecial: true)
    guard parsed.contains(where: codec.isControl) || isFirst && summaryHasControl else {
      return codec.tokenize(before + content + after, addStart: isFirst, parseSpecial: true)
    }
    // What people type is never a control token, even if it reads like one.
    return start(before, isFirst: isFirst)
      + codec.tokenize(content, addStart: false, parseSpecial: false)
      + codec.tokenize(after, addStart: false, parseSpecial: true)
  }

  /// The tokens before a question; neither is a summary ever a control token.
  private func start(_ before: String, isFirst: Bool) -> [Token] {
    guard isFirst, let summary, let mark = before.firstRange(of: Self.summaryMark) else {
      return codec.tokenize(before, addStart: isFirst, parseSpecial: true)
    }
    return codec.tokenize(String(before[..<mark.lowerBound]), addStart: isFirst, parseSpecial: true)
      + codec.tokenize(summary, addStart: false, parseSpecial: false)
      + codec.tokenize(String(before[mark.upperBound...]), addStart: false, parseSpecial: true)
  }

  private static let summaryMark = "\u{E000}summary\u{E001}"

  /// The template's text around a question: from the end of the last reply's content, or the start.
  private func surroundings(
    isFirst: Bool
  ) throws(ChatTemplateError) -> (before: String, after: String) {
    let (replyMark, questionMark) = ("\u{E000}reply\u{E001}", "\u{E000}question\u{E001}")
    let instructions = SummaryNote.instructions(system, summaryHasControl ? Self.summaryMark : summary)
    var messages = instructions.map { [ChatMessage(role: .system, content: $0)] } ?? []
    if !isFirst {
      messages.append(ChatMessage(role: .user, content: "-"))
      messages.append(ChatMessage(role: .assistant, content: replyMark))
    }
    messages.append(ChatMessage(role: .user, content: questionMark))
    let text = try codec.applyTemplate(messages, openReply: true)
    guard let question = text.firstRange(of: questionMark) else { throw .unknown }
    var start = text.startIndex
    if !isFirst {
      guard let reply = text.firstRange(of: replyMark), reply.upperBound <= question.lowerBound else {
        throw .unknown
      }
      start = reply.upperBound
    }
    return (String(text[start..<question.lowerBound]), String(text[question.upperBound...]))
  }
}

extension String {
  func trimmingWhitespace() -> String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
    return String(self[start..<end])
  }
}

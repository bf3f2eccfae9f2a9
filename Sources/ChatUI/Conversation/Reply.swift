import SpecCore

/// One reply of the pair, as far as events told about it.
struct Reply: Equatable, Sendable {
  enum Status: Equatable, Sendable {
    /// Nothing has been heard yet.
    case waiting
    /// Prompt tokens evaluated, of how many, by the lane that has most to do.
    case readingPrompt(done: Int, total: Int)
    case streaming
    case finished(FinishReason)
    /// The turn broke off, for the reason in the sentence.
    case failed(String)
  }

  let turn: TurnID
  /// Its number among the conversation's replies, from 0; nil before its first event.
  var number: Int?
  /// The text released so far.
  private(set) var text = ""
  private(set) var origins = OriginRuns()
  var status = Status.waiting
  /// Sentences that arrived before and after the text began.
  private(set) var earlyNotices: [String] = []
  private(set) var lateNotices: [String] = []
  /// The parameters it was decoded with, as last told, and whether they changed on the way.
  var parameters: DecodingParameters?
  var parametersChanged = false
  var metrics: DecodingMetrics?
  /// Whether it was held up to be watched, so that its speed is no measurement.
  var wasSlowed = false

  init(turn: TurnID) { self.turn = turn }

  var isOpen: Bool {
    switch status {
    case .waiting, .readingPrompt, .streaming: true
    case .finished, .failed: false
    }
  }

  mutating func commit(_ committed: Committed) {
    origins.commit(committed.tokens, round: committed.round)
    release(committed.releasedText)
    if isOpen { status = .streaming }
  }

  mutating func release(_ more: String) {
    guard !more.isEmpty else { return }
    text += more
    origins.release(more)
  }

  mutating func note(_ sentence: String) {
    if text.isEmpty { earlyNotices.append(sentence) } else { lateNotices.append(sentence) }
  }
}

/// A message of the user's and the replies to it; all but the last have been regenerated.
struct Exchange: Equatable, Sendable {
  let message: String
  private(set) var replies: [Reply]

  init(message: String, turn: TurnID) {
    self.message = message
    replies = [Reply(turn: turn)]
  }

  /// The reply that counts.
  var reply: Reply {
    get { replies[replies.count - 1] }
    // In place: a reply's text is not copied to be continued.
    _modify { yield &replies[replies.count - 1] }
  }

  /// The index of the reply that stands in the conversation: an earlier one while the cursor is on its rounds.
  private(set) var shownIndex = 0
  var shownReply: Reply { replies[shownIndex] }
  var showsNewest: Bool { shownIndex == replies.count - 1 }

  /// Shows the reply of that number among the conversation's; the newest where that is none of these.
  mutating func show(reply number: Int?) {
    shownIndex = replies.lastIndex { number != nil && $0.number == number } ?? replies.count - 1
  }

  mutating func regenerate(turn: TurnID) {
    replies.append(Reply(turn: turn))
    show(reply: nil)
  }

  /// UTF-8 length of the message and of all replies to it.
  var textLength: Int { replies.reduce(message.utf8.count) { $0 + $1.text.utf8.count } }

  /// Takes the last reply back, unless it is the only one.
  mutating func dropLastReply() {
    defer { show(reply: nil) }
    if replies.count > 1 { replies.removeLast() }
  }
}

import SpecCore

/// One reply of the pair, as far as events told about it.
struct Reply: Equatable, Sendable {
  enum Status: Equatable, Sendable {
    /// Nothing has been heard yet.
    case waiting
    /// Prompt tokens evaluated, of how many, by the lane that has most to do.
    case readingPrompt(done: Int, total: Int)
    case streaming
    /// The pair writes a summary of the oldest turns first.
    case summarising(SummaryUnderWay)
    case finished(FinishReason)
    /// The program ended before the reply did.
    case interrupted
    /// The turn broke off, for the reason in the sentence.
    case failed(String)
  }

  let id: MessageID
  /// The turn that produces it, or did so last; nil for a reply of an earlier start.
  var turn: TurnID?
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
  /// Nil before its first event, and where it was kept without it.
  var provenance: ReplyProvenance?
  /// Whether it was held up to be watched, so that its speed is no measurement.
  var wasSlowed = false

  init(id: MessageID, turn: TurnID? = nil) {
    self.id = id
    self.turn = turn
  }

  /// A reply that was kept; where its tokens came from is not known any more.
  init(id: MessageID, text: String, status: Status) {
    self.init(id: id)
    self.text = text
    self.status = status
  }

  var isOpen: Bool {
    switch status {
    case .waiting, .readingPrompt, .summarising, .streaming: true
    case .finished, .failed, .interrupted: false
    }
  }

  /// The name of the pair that gives it; nil where nobody knows.
  ///
  /// - Parameter current: the pair that answers now.
  func pairName(orCurrent current: String?) -> String? {
    // What has not begun is given by that one; what was kept may be of any.
    let name = provenance?.pair ?? (turn == nil ? nil : current)
    return name?.isEmpty == true ? nil : name
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

  /// It is open again, for more text.
  mutating func goOn(turn: TurnID) {
    self.turn = turn
    (status, metrics, number) = (.waiting, nil, nil)
  }

  mutating func note(_ sentence: String) {
    if text.isEmpty { earlyNotices.append(sentence) } else { lateNotices.append(sentence) }
  }
}

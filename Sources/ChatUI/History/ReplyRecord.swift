import SpecCore

/// One reply of the conversation, as far as its rounds are concerned.
struct ReplyRecord: Equatable, Sendable {
  let started: RunStarted
  /// The number of its first round in the history, and how many have finished.
  let firstRound: Int
  var rounds = 0
  /// Whether it was held up to be watched: its times leave that out, but are no measurement.
  var wasSlowed = false
  /// Nil while it runs, or where it failed.
  var finished: RunFinished?
  /// The round that its end cut off.
  var unfinished: RoundRecord?
  /// What the user wanted last, how often that changed on the way, and whether the lanes kept one pace.
  private(set) var parameters: DecodingParameters
  private(set) var changes = 0
  private(set) var hasOnePace = true

  init(started: RunStarted, firstRound: Int) {
    self.started = started
    self.firstRound = firstRound
    parameters = started.parameters
  }

  mutating func change(to changed: DecodingParameters) {
    if changed.emulation != parameters.emulation { hasOnePace = false }
    parameters = changed
    changes += 1
  }
}

extension RoundHistory {
  /// The reply that the panes show: the cursor's, else the newest; nil before the first.
  func shownReply(at cursor: InspectorCursor) -> Int? {
    record(at: cursor)?.reply ?? replies.indices.last
  }

  /// A reply's finished rounds that are still held.
  func rounds(of reply: Int) -> Range<Int> {
    let record = replies[reply]
    let end = record.firstRound + record.rounds
    return min(max(record.firstRound, rounds.startIndex), end)..<end
  }

  /// A reply's round that has not finished: the one under way, or the one that its end cut off.
  func openRound(of reply: Int) -> RoundRecord? {
    if let running, running.reply == reply { return running }
    return replies[reply].unfinished
  }
}

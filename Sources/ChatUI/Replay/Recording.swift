/// What a chat shows that plays a recorded trace instead of talking with a loaded pair.
public struct Recording: Equatable, Sendable {
  /// The trace's, as people know it.
  public var name: String
  public var pair: PairSummary
  /// Whether all of it has been played, or the rest was left out.
  public internal(set) var isOver = false

  public init(name: String, pair: PairSummary) {
    self.name = name
    self.pair = pair
  }
}

/// Playing a recording: the panes work as ever, but there is nobody to ask.
extension ChatState {
  private static let recordingNotice =
    "A recording is played: no model is loaded that could answer or be tuned; to chat, start specbranch alone."

  /// Says that nothing can be asked or tuned, where a recording is played.
  mutating func isRefusedByRecording() -> Bool {
    guard recording != nil else { return false }
    show(Self.recordingNotice, .warning)
    return true
  }

  /// A recorded reply begins, under a message that stands in for the one the trace does not hold.
  mutating func beginRecordedReply(_ turn: TurnID, message: String) {
    nextTurn = turn
    beginTurn()
    let exchange = Exchange(id: newMessage(), message: message, reply: Reply(id: newMessage(), turn: turn))
    conversation.append(.exchange(exchange))
    if cursor == .live { conversation.follow() }
  }

  mutating func recordingEnded(_ sentence: String, quits: Bool) -> [ChatEffect] {
    recording?.isOver = true
    log.add(sentence, .note)
    show(sentence)
    return quits ? [.quit] : []
  }
}

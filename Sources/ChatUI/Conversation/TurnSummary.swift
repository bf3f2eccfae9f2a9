/// What the pair wrote of a conversation up to a reply, to read it instead of the turns.
public struct TurnSummary: Equatable, Sendable {
  /// The last reply that it is of; all on the path to it come before.
  public var reply: MessageID
  /// UTF-8 bytes of the reply that it is of: one that went on afterwards is another.
  public var replyLength: Int
  public var text: String
  /// The name of the pair that wrote it.
  public var pair: String

  public init(reply: MessageID, replyLength: Int, text: String, pair: String) {
    self.reply = reply
    self.replyLength = replyLength
    self.text = text
    self.pair = pair
  }

  /// A summary with the number of the path's oldest turns that it is of.
  public struct InUse: Equatable, Sendable {
    public var text: String
    public var turns: Int

    public init(text: String, turns: Int) {
      self.text = text
      self.turns = turns
    }
  }

  /// The one of several that is of the most of a path, the newest where there is a choice; nil if none is of a part of it.
  ///
  /// - Parameter path: the replies on it, oldest first, with their length in UTF-8 bytes.
  static func inUse(_ summaries: [TurnSummary], on path: [(reply: MessageID, length: Int)]) -> InUse? {
    guard !summaries.isEmpty else { return nil }
    for (index, place) in path.enumerated().reversed() {
      let found = summaries.last { $0.reply == place.reply && $0.replyLength == place.length }
      if let found { return InUse(text: found.text, turns: index + 1) }
    }
    return nil
  }

  /// The one for the turns that lead to an answer.
  public static func inUse(_ summaries: [TurnSummary], on earlier: [AnswerRequest.Turn]) -> InUse? {
    inUse(summaries, on: earlier.map { ($0.reply, $0.replyText.utf8.count) })
  }
}

/// What stands in the conversation, from top to bottom.
enum ConversationEntry: Equatable, Sendable {
  case welcome(PairSummary)
  case exchange(Exchange)
  /// So many turns above have left the model's context.
  case contextMark(dropped: Int)
  /// A summary stands for the turns above.
  case summaryMark(SummaryMark)
  /// From here on another pair answers.
  case pairMark(name: String)
  /// So many of the oldest messages and their replies are no longer kept.
  case leftOut(count: Int)
  /// Something went wrong outside of a reply.
  case failure(String)
}

extension ConversationEntry {
  var exchange: Exchange? {
    if case .exchange(let exchange) = self { exchange } else { nil }
  }
}

/// The cursor on a round of a reply that is not shown: it is shown as long as the cursor is there.
///
/// While another reply is decoded the conversation stays with that one.
extension ChatState {
  mutating func lookBack(toReply number: Int) {
    guard run == nil else { return }
    let path = conversation.path
    guard !path.contains(where: { $0.reply.number == number }) else { return }
    for (place, exchange) in path.enumerated() {
      guard let index = exchange.replies.firstIndex(where: { $0.number == number }) else { continue }
      lookedBackFrom = lookedBackFrom ?? exchange.reply.id
      return show(reply: index, message: place)
    }
  }

  /// The reply that was shown before comes back.
  mutating func stopLookingBack() {
    guard run == nil, let before = lookedBackFrom else { return }
    lookedBackFrom = nil
    for (place, exchange) in conversation.path.enumerated() {
      guard let index = exchange.replies.firstIndex(where: { $0.id == before }) else { continue }
      if index != exchange.shownReply { show(reply: index, message: place) }
      return
    }
  }

  /// Shows a reply, with what follows it, to the message of that number on the path.
  mutating func show(reply index: Int, message number: Int) {
    let path = conversation.path
    var exchange = path[number]
    let following = exchange.showReply(index, following: Array(path[(number + 1)...]))
    conversation.replacePath(fromMessage: number, by: [exchange] + following)
    showSummaryMark()
    contextCount.want()
  }
}

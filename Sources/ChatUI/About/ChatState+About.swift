/// Telling about a reply how it came about.
extension ChatState {
  /// About the reply that is chosen, or that answers the message which is.
  mutating func aboutChosen() {
    let path = conversation.path
    guard let chosen = chosenMessage, path.indices.contains(chosen.message) else { return }
    about = AboutReply(reply: path[chosen.message].reply.id)
  }

  /// About the last one.
  mutating func aboutLastReply() {
    guard let exchange = conversation.lastExchange else { return show("There is no reply yet.") }
    about = AboutReply(reply: exchange.reply.id)
  }

  mutating func scrollAbout(by lines: Int) {
    guard let about else { return }
    let last = AboutReplyOverlay(self)?.lastScroll ?? 0
    self.about?.scroll = min(max(about.scroll - min(max(lines, -10_000), 10_000), 0), last)
  }
}

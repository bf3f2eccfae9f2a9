/// Choosing a message or a reply, and doing something with it.
extension ChatState {
  mutating func perform(_ command: MessagesCommand) -> [ChatEffect] {
    switch command {
    case .choose: chooseLastMessage()
    case .leave: leaveMessages()
    case .select(let steps): selectMessage(steps)
    case .sibling(let steps): return showSibling(steps)
    case .edit: editChosen()
    case .answerAgain:
      guard let chosen = chosenMessage else { return [] }
      leaveMessages()
      return answerAgain(message: chosen.message)
    case .copy: return copyChosen()
    case .about: aboutChosen()
    case .askCode: return chooseCode()
    case .copyCode(let number): return copyCode(number)
    case .leaveCode: awaitsCode = false
    case .goOn: return goOnWithChosen()
    case .fork: return forkAtChosen()
    }
    return []
  }

  private mutating func chooseLastMessage() {
    let count = conversation.path.count
    guard count > 0 else { return show("There is no message yet.") }
    focus = .messages
    chosenMessage = MessageChoice(message: count - 1, isReply: true)
    revealChosenMessage()
  }

  mutating func leaveMessages() {
    (chosenMessage, awaitsCode) = (nil, false)
    if focus == .messages { focus = .tuning }
  }

  /// Messages and replies by turns.
  private mutating func selectMessage(_ steps: Int) {
    guard let chosen = chosenMessage else { return }
    let last = 2 * conversation.path.count - 1
    let place = min(max(chosen.place + steps, 0), last)
    chosenMessage = MessageChoice(message: place / 2, isReply: place % 2 == 1)
    revealChosenMessage()
  }

  private mutating func showSibling(_ steps: Int) -> [ChatEffect] {
    guard let chosen = chosenMessage else { return [] }
    let effects =
      chosen.isReply
      ? showReply(steps, message: chosen.message) : showVersion(steps, message: chosen.message)
    revealChosenMessage()
    return effects
  }

  private mutating func editChosen() {
    guard let chosen = chosenMessage else { return }
    edit(message: chosen.message)
  }

  /// Only what nothing follows can go on: what follows was said to the reply as it is.
  private mutating func goOnWithChosen() -> [ChatEffect] {
    guard let chosen = chosenMessage else { return [] }
    guard chosen.message == conversation.path.count - 1 else {
      show(
        "This reply cannot go on, because messages follow it; r asks for another one, "
          + "f makes a conversation that ends here.")
      return []
    }
    let effects = goOn()
    if !effects.isEmpty { leaveMessages() }
    return effects
  }

  /// A conversation of its own that ends with the message or reply.
  private mutating func forkAtChosen() -> [ChatEffect] {
    guard let chosen = chosenMessage, !isRefusedByRecording(), isIdle else { return [] }
    let path = conversation.path
    guard path.indices.contains(chosen.message) else { return [] }
    let exchange = path[chosen.message]
    leaveMessages()
    show("A new conversation goes on from here; the old one stays in the list.")
    return [.library(.fork(chosen.isReply ? exchange.reply.id : exchange.id))]
  }

  private mutating func revealChosenMessage() {
    guard let chosen = chosenMessage, let entry = conversation.entry(ofMessage: chosen.message) else {
      return
    }
    conversation.reveal(
      entry: entry, at: chosen.isReply ? .replyLabel : .userLabel, height: layout.conversationText.height)
  }
}

/// The message or reply that is chosen, by its place on the path.
struct MessageChoice: Equatable, Sendable {
  /// From 0.
  let message: Int
  /// Whether the reply to it is meant.
  let isReply: Bool

  var place: Int { 2 * message + (isReply ? 1 : 0) }
}

/// Going on elsewhere in the conversation's tree: other replies, other versions of a message.
extension ChatState {
  /// Another reply to the message of that number on the path; what followed the one before is kept with it.
  mutating func answerAgain(message number: Int) -> [ChatEffect] {
    guard isIdle, isReady else { return [] }
    let path = conversation.path
    guard path.indices.contains(number) else { return [] }
    var exchange = path[number]
    exchange.answerAgain(Reply(id: newMessage(), turn: beginTurn()), following: Array(path[(number + 1)...]))
    conversation.replacePath(fromMessage: number, by: [exchange])
    showSummaryMark()
    conversation.follow()
    return answer(.anotherReply)
  }

  /// Lets a reply that was cut or stopped go on.
  mutating func goOn() -> [ChatEffect] {
    guard isIdle, isReady else { return [] }
    guard let reply = conversation.lastExchange?.reply, !reply.text.isEmpty else {
      show("There is no reply to go on with.")
      return []
    }
    if case .finished(.stop) = reply.status {
      show("The reply came to its end by itself; r asks for another one.")
      return []
    }
    let turn = beginTurn()
    conversation.updateLastExchange { $0.reply.goOn(turn: turn) }
    conversation.follow()
    return answer(.continuation(of: reply.text))
  }

  /// Shows the reply so many further to the message of that number.
  mutating func showReply(_ steps: Int, message number: Int) -> [ChatEffect] {
    let path = conversation.path
    guard path.indices.contains(number) else { return [] }
    let exchange = path[number]
    let index = exchange.shownReply + steps
    guard exchange.replies.indices.contains(index) else {
      show(
        exchange.replies.count == 1
          ? "There is one reply only; r asks for another one." : "There is no reply beyond this one.")
      return []
    }
    guard isIdle else { return [] }
    lookedBackFrom = nil
    show(reply: index, message: number)
    return [.choose(exchange.replies[index].id)] + countSentFiles(fromMessage: number + 1)
  }

  /// Shows the version so many further of the message of that number.
  mutating func showVersion(_ steps: Int, message number: Int) -> [ChatEffect] {
    let path = conversation.path
    guard path.indices.contains(number) else { return [] }
    let version = path[number].version
    guard (0..<version.count).contains(version.index + steps) else {
      show(
        version.count == 1
          ? "There is one version of this message only; e edits it." : "There is no version beyond this one.")
      return []
    }
    guard isIdle else { return [] }
    let other = Exchange.show(version: version.index + steps, of: Array(path[number...]))
    conversation.replacePath(fromMessage: number, by: other)
    showSummaryMark()
    contextCount.want()
    return [.choose(other[0].id)] + countSentFiles(fromMessage: number)
  }

  // MARK: Editing a message

  /// Puts a message into the input; sending it makes another version of it.
  mutating func edit(message number: Int) {
    guard isIdle else { return }
    let path = conversation.path
    guard path.indices.contains(number) else { return }
    editing = MessageEdit(
      message: number, unsent: editing?.unsent ?? editor.text, files: path[number].attachments)
    editor.setText(path[number].message)
    focus = .typing
    chosenMessage = nil
    show("Enter sends it as another version of the message; Esc leaves it as it was.")
  }

  /// Leaves the message as it was; what had been written before comes back.
  mutating func stopEditing() {
    guard let editing else { return }
    editor.setText(editing.unsent)
    self.editing = nil
    show("The message stays as it was.")
  }

  /// - Returns: the number of the message that was being edited.
  mutating func endEditing() -> Int? {
    defer { editing = nil }
    if let unsent = editing?.unsent, !unsent.isEmpty { editor.setText(unsent) }
    return editing?.message
  }
}

/// A message being edited.
struct MessageEdit: Equatable, Sendable {
  /// Its number on the path.
  let message: Int
  /// What was written in the input before.
  let unsent: String
  /// The files that went with it.
  let files: [Attachment]
}

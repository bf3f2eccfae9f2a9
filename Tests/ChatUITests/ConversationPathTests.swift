import SpecCore
import Testing

@testable import ChatUI

/// Conversations as they were kept come back as the tree that they were.
@Suite struct ConversationPathTests {
  /// Writes a tree as messages, depth first: what `ConversationPath` reads.
  private static func kept(_ path: [Exchange], parent: MessageID?, into messages: inout [KeptMessage]) {
    guard let head = path.first else { return }
    let version = head.version
    for index in 0..<version.count {
      let path = index == version.index ? path : Exchange.show(version: index, of: path)
      let exchange = path[0]
      messages.append(
        KeptMessage(
          id: exchange.id, parent: parent, isReply: false, text: exchange.message,
          isChosen: index == version.index))
      for reply in exchange.replies.indices {
        var shown = exchange
        let isChosen = reply == exchange.shownReply
        let following =
          isChosen ? Array(path.dropFirst()) : shown.showReply(reply, following: Array(path.dropFirst()))
        messages.append(
          KeptMessage(
            id: exchange.replies[reply].id, parent: exchange.id, isReply: true,
            text: exchange.replies[reply].text, isChosen: isChosen))
        kept(following, parent: exchange.replies[reply].id, into: &messages)
      }
    }
  }

  @Test func aTreeComesBack() {
    var chat = Chat(width: 100, height: 40)
    for step in 0..<12 {
      let turn: TurnID?
      switch step {
      case 4, 6, 9:
        _ = chat.state.answerAgain(message: step % 3)
        turn = chat.state.run?.turn
      case 5, 8:
        chat.state.edit(message: 1)
        chat.press(.enter)
        turn = chat.state.run?.turn
      default: turn = chat.say("Question \(step)")
      }
      var run = ScriptedRun(seed: UInt64(step + 1))
      if let turn { chat.receive(.events(turn: turn, run.reply())) }
    }
    var messages: [KeptMessage] = []
    Self.kept(chat.state.conversation.path, parent: nil, into: &messages)
    #expect(messages.count > 20)
    let path = ConversationPath.path(of: messages) { MessageID(99_999) }
    var again: [KeptMessage] = []
    Self.kept(path, parent: nil, into: &again)
    #expect(again == messages)
    #expect(path.map(\.id) == chat.state.conversation.path.map(\.id))
  }

  @Test func aMessageWithoutAReplyIsAnInterruptedOneThatCanBeAskedAgain() throws {
    var chat = Chat()
    let messages = [KeptMessage(id: MessageID(7), parent: nil, isReply: false, text: "Hello", isChosen: true)]
    chat.receive(
      .conversationOpened(
        OpenedConversation(key: ConversationKey(3), title: "Hello", messages: messages, unsent: "and then")))
    #expect(chat.state.conversation.lastExchange?.reply.status == .interrupted)
    #expect(chat.state.unsentText == "and then")
    #expect(chat.lines().contains { $0.contains("Hello · starter") })
    chat.press(.alt("r"))
    guard case .answer(let request)? = chat.effects.last else {
      Issue.record("nothing was asked")
      return
    }
    #expect(request.message == MessageID(7) && request.kind == .anotherReply)
  }

  @Test func aLongConversationComesBackInOnePiece() {
    var messages: [KeptMessage] = []
    for number in 0..<5_000 as Range<UInt64> {
      let (message, reply) = (MessageID(2 * number + 1), MessageID(2 * number + 2))
      messages.append(
        KeptMessage(
          id: message, parent: number == 0 ? nil : MessageID(2 * number), isReply: false, text: "q\(number)",
          isChosen: true))
      messages.append(
        KeptMessage(id: reply, parent: message, isReply: true, text: "a\(number)", isChosen: true))
    }
    let path = ConversationPath.path(of: messages) { MessageID(0) }
    #expect(path.map(\.message) == (0..<5_000).map { "q\($0)" })
  }
}

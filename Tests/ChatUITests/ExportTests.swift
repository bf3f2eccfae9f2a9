import ConversationExport
import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

/// The conversation's tree as it leaves the screen.
@Suite struct ExportTests {
  @Test func everyVersionAndReplyIsThereInOrder() {
    var chat = Chat()
    func texts() -> [String] {
      let all = chat.state.exportedConversation.messages
      return all.map { message in
        let parent = message.parent.flatMap { id in all.first { $0.id == id }?.text } ?? "-"
        return "\(message.text) < \(parent)\(message.isChosen ? "" : " (aside)")"
      }
    }
    func reply(_ text: String) {
      chat.state.conversation.updateLastExchange {
        $0.reply.release(text)
        $0.reply.status = .finished(.stop)
      }
      chat.state.run = nil
    }
    chat.say("one")
    reply("1a")
    chat.say("two")
    reply("2a")
    // Another reply to the first message puts the second away with the first reply.
    chat.press(.escape, .character("M"), .up, .up, .character("r"))
    reply("1b")
    chat.press(.enter)
    chat.say("three")
    reply("3a")
    chat.press(.escape, .character("M"), .up, .character("e"), .control("u"))
    chat.say("three again")
    reply("3b")
    #expect(
      Set(texts()) == [
        "one < -", "1a < one (aside)", "1b < one", "two < 1a", "2a < two", "three < 1b (aside)", "3a < three",
        "three again < 1b", "3b < three again",
      ])
    let order = chat.state.exportedConversation.messages
    for message in order { if let parent = message.parent { #expect(parent < message.id) } }
    #expect(order.firstIndex { $0.text == "three" }! < order.firstIndex { $0.text == "three again" }!)
    #expect(order.map(\.id) == Array(1...order.count))
  }

  @Test func aReplyThatRunsIsExportedAsFarAsItCame() {
    var chat = Chat()
    let turn = chat.say("Hello")
    var run = ScriptedRun(seed: 3)
    chat.receive(.events(turn: turn, Array(run.reply().prefix(60))))
    let reply = chat.state.exportedConversation.messages[1]
    #expect(reply.ending == .interrupted && !reply.text.isEmpty)
    #expect(reply.facts?.pair == "starter")
    #expect(reply.facts?.mode == "specbranch")
  }
}

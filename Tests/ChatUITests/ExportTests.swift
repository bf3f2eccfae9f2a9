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

  @Test func everyReplyKeepsItsOwnPairAndSeed() {
    var chat = Chat(width: 100, height: 40)
    chat.hear(ScriptedRun(seed: 3))
    var other = Chat.pair
    other.name = "other"
    chat.receive(
      .pairSwitched(other, start: DecodingParameters(mode: .pearl), defaults: DecodingParameters()))
    let waiting = chat.say("Hello again")
    // Nothing was heard of this reply yet: it is the pair's in use.
    #expect(chat.state.exportedConversation.messages.compactMap(\.facts).map(\.pair) == ["starter", "other"])
    var run = ScriptedRun(DecodingParameters(mode: .pearl), seed: 4)
    run.pair = "other"
    chat.receive(.events(turn: waiting, run.reply()))
    let facts = chat.state.exportedConversation.messages.compactMap(\.facts)
    #expect(facts.map(\.pair) == ["starter", "other"] && facts.map(\.seed) == [3, 4])
    #expect(facts.map(\.mode) == ["specbranch", "pearl"])
    let labels = chat.lines().filter { $0.contains("● ") }
    #expect(labels.count == 2 && labels[0].contains("starter") && labels[1].contains("other"))
  }

  @Test func aReplyThatWasCutIsExportedAsOne() {
    var chat = Chat()
    var run = ScriptedRun(seed: 3)
    run.maxTokens = 6
    chat.hear(run)
    let reply = chat.state.exportedConversation.messages[1]
    #expect(reply.ending == .cut && reply.facts?.finish == .length)
  }

  @Test func aReplyThatWasKeptHasThePairThatGaveIt() throws {
    let reply = KeptMessage(
      id: MessageID(2), parent: MessageID(1), isReply: true, text: "Hi", isChosen: true,
      provenance: ReplyProvenance(pair: "big\u{1b}[31m", seed: 9, tracePath: "/tmp/t.jsonl"))
    var unknown = reply
    unknown.provenance = nil
    for (reply, label) in [(reply, "● big"), (unknown, "● Reply")] {
      var chat = Chat(width: 100, height: 40)
      chat.receive(
        .conversationOpened(
          OpenedConversation(
            key: ConversationKey(3), title: "Hello",
            messages: [
              KeptMessage(id: MessageID(1), parent: nil, isReply: false, text: "Hello", isChosen: true),
              reply,
            ], unsent: "")))
      #expect(chat.lines().contains { $0.contains(label) })
      let facts = chat.state.exportedConversation.messages[1].facts
      #expect(facts?.pair == reply.provenance?.pair && facts?.seed == reply.provenance?.seed)
      #expect(facts?.tracePath == reply.provenance?.tracePath)
    }
  }

  @Test func aKeptConversationIsExportedFromWhereItIsKept() throws {
    var chat = Chat()
    chat.hear(ScriptedRun())
    chat.receive(.library(.kept(ConversationKey(7), title: "Hello")))
    chat.press(.paste("/export talk.json"))
    guard case .exportKept(let export)? = chat.press(.enter).first else {
      Issue.record("no export")
      return
    }
    #expect(export.key == ConversationKey(7) && export.format == .json && export.path == "talk.json")
    #expect(export.shown == chat.state.exportedConversation && !export.isReplyComing)
    // While a reply is on its way, what there is of it goes along.
    chat.say("And then?")
    chat.press(.paste("/export more.json"))
    guard case .exportKept(let export)? = chat.press(.enter).first else {
      Issue.record("no export")
      return
    }
    #expect(export.isReplyComing)
  }
}

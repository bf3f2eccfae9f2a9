import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

@Suite struct ConversationTests {
  @Test(arguments: 1...40)
  func aTextThatGrowsIsWrappedAsIfItHadComeAtOnce(width: Int) {
    let text =
      "The fox, a small one,  ran.\n\n\tIt had seen\u{301} 日本語の文字 andaverylongwordwithoutabreak — twice. "
    let whole = WrappedText(text, width: width)
    var random = SeededUniforms(seed: UInt64(width), stream: 1)
    var grown = WrappedText("", width: width)
    var end = text.startIndex
    while end < text.endIndex {
      end = text.index(end, offsetBy: 1 + Int(random.next() * 5), limitedBy: text.endIndex) ?? text.endIndex
      grown.append(of: String(text[..<end]))
    }
    #expect(grown == whole)
    for line in whole.lines where !line.text.isEmpty {
      let start = text.utf8.index(text.startIndex, offsetBy: line.start)
      #expect(text[start...].hasPrefix(line.text))
    }
  }

  private static func exchange(_ number: Int) -> ConversationEntry {
    var exchange = Exchange(
      id: MessageID(UInt64(2 * number)), message: "Question \(number)",
      reply: Reply(id: MessageID(UInt64(2 * number + 1)), turn: TurnID(number)))
    let entry = Committed.Entry(node: NodeID(1), token: 1, text: "Answer \(number)", origin: .draft)
    exchange.reply.commit(Committed(round: 1, tokens: [entry], releasedText: "Answer \(number)"))
    return .exchange(exchange)
  }

  private func shown(_ conversation: LaidOutConversation, height: Int) -> [String] {
    conversation.visibleLines(height: height).map { conversation.flow($0.entry).line($0.line).text }
  }

  @Test func theScreenShowsTheEndAndScrollsToTheStart() {
    var conversation = LaidOutConversation()
    for number in 1...50 { conversation.append(Self.exchange(number)) }
    #expect(shown(conversation, height: 3) == ["", "Answer 50", ""])
    conversation.scroll(by: 10_000, height: 6)
    #expect(shown(conversation, height: 6) == ["", "Question 1", "", "", "Answer 1", ""])
    conversation.scroll(by: -10_000, height: 6)
    #expect(shown(conversation, height: 2) == ["Answer 50", ""])
  }

  @Test func textThatComesWhileScrolledAwayDoesNotMoveTheView() {
    var conversation = LaidOutConversation()
    for number in 1...50 { conversation.append(Self.exchange(number)) }
    conversation.scroll(by: 30, height: 6)
    let before = shown(conversation, height: 6)
    conversation.updateLastExchange { $0.reply.note("One more sentence.") }
    conversation.append(Self.exchange(51))
    #expect(shown(conversation, height: 6) == before)
    #expect(conversation.hasNewBelow)
    conversation.follow()
    #expect(!conversation.hasNewBelow)
  }

  @Test func anotherWidthKeepsTheViewNearItsPlace() {
    var conversation = LaidOutConversation()
    for number in 1...50 { conversation.append(Self.exchange(number)) }
    conversation.scroll(by: 150, height: 6)
    let before = shown(conversation, height: 6).filter { $0.hasPrefix("Question") }
    conversation.setWidth(11)
    let after = shown(conversation, height: 14)
    #expect(after.contains { line in before.contains { $0.hasSuffix(line.suffix(2)) && !line.isEmpty } })
  }

  @Test func thePlaceOfTheContextMarkMoves() {
    var conversation = LaidOutConversation()
    for number in 1...4 { conversation.append(Self.exchange(number)) }
    conversation.markDropped(1)
    conversation.markDropped(3)
    #expect(conversation.entries.firstIndex(of: .contextMark(dropped: 3)) == 3)
    #expect(conversation.entries.count == 5)
    conversation.markDropped(0)
    #expect(conversation.entries.count == 4)
    #expect(conversation.lineCount == conversation.visibleLines(height: 10_000).count)
  }

  @Test func aScrolledConversationSaysWhatIsBelow() {
    var chat = Chat(width: 60, height: 20)
    let turn = chat.say("Hello")
    var run = ScriptedRun()
    let events = run.reply()
    chat.receive(.events(turn: turn, Array(events.prefix(30))))
    chat.press(.pageUp)
    #expect(chat.lines().contains { $0.contains("below") && !$0.contains("new") })
    chat.receive(.events(turn: turn, Array(events.dropFirst(30))))
    #expect(chat.lines().contains { $0.contains("↓ new,") })
    chat.press(.alt("G"))
    #expect(!chat.lines().contains { $0.contains("below") })
  }

  @Test func theWheelScrolls() {
    var chat = Chat(width: 60, height: 20)
    for _ in 0..<4 {
      let turn = chat.say("Hello")
      var run = ScriptedRun()
      chat.receive(.events(turn: turn, run.reply()))
    }
    chat.press(.mouse(MouseEvent(kind: .wheelUp, x: 3, y: 3)))
    #expect(chat.state.conversation.scrollBack == 3)
    chat.press(.mouse(MouseEvent(kind: .wheelDown, x: 3, y: 3)))
    #expect(chat.state.conversation.scrollBack == 0)
  }
}

@Suite struct OriginRunsTests {
  private func runs(_ tokens: [(String, TokenOrigin)], releasing parts: [String]) -> String {
    var origins = OriginRuns()
    origins.commit(
      tokens.map { Committed.Entry(node: NodeID(1), token: 0, text: $0.0, origin: $0.1) })
    for part in parts { origins.release(part) }
    let letters: [TokenOrigin: Character] = [
      .draft: "d", .branch: "b", .correction: "c", .bonus: "*", .target: "t",
    ]
    let length = parts.joined().utf8.count
    return String((0..<length).map { letters[origins.runs[origins.index(at: $0)].origin] ?? "?" })
  }

  @Test func eachCharacterHasItsTokensOrigin() {
    #expect(runs([("ab", .draft), ("c", .correction), ("d", .draft)], releasing: ["abcd"]) == "ddcd")
  }

  @Test func textMayComeLaterAndInOtherPieces() {
    #expect(
      runs([("ab", .draft), ("cd", .branch), ("e", .bonus)], releasing: ["abcd", "e"]) == "ddbb*")
  }

  @Test func controlTokensHaveNoText() {
    #expect(runs([("a", .draft), ("<|x|>", .branch), ("b", .target)], releasing: ["ab"]) == "dt")
  }

  @Test func partsOfACharacterShareIt() {
    let parts = [("\u{fffd}", TokenOrigin.branch), ("\u{fffd}", .draft), (" x", .correction)]
    #expect(runs(parts, releasing: ["é x"]) == "bbcc")
  }

  @Test func everyByteOfAReplyHasAnOrigin() {
    for seed in 1...20 as ClosedRange<UInt64> {
      var reply = Reply(id: MessageID(1), turn: TurnID(1))
      var run = ScriptedRun(seed: seed)
      for timed in run.reply() {
        if case .committed(let committed) = timed.event { reply.commit(committed) }
      }
      #expect(reply.origins.runs.last?.end == reply.text.utf8.count)
      let ends = reply.origins.runs.map(\.end)
      #expect(ends == ends.sorted() && Set(ends).count == ends.count)
    }
  }
}

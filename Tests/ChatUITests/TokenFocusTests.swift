import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

/// From a token to the round that decided it, and from the text to the token.
@Suite struct TokenFocusTests {
  private static func chat(
    replies: Int = 2, mode: DecodingMode = .specbranch, width: Int = 120, height: Int = 40
  ) -> Chat {
    var chat = Chat(width: width, height: height)
    for number in 1...replies {
      let turn = chat.say("Message \(number)")
      var run = ScriptedRun(DecodingParameters(mode: mode), seed: UInt64(number))
      chat.receive(.events(turn: turn, run.reply()))
    }
    chat.press(.escape)
    return chat
  }

  @Test("The tape has every drafted token once, and every committed one", arguments: DecodingMode.allCases)
  func everyToken(mode: DecodingMode) {
    for seed in 1...10 as ClosedRange<UInt64> {
      var run = ScriptedRun(DecodingParameters(mode: mode), seed: seed)
      let events = run.reply()
      var tape = TokenTape()
      for timed in events { tape.update(timed.event) }
      let tokens = tape.entries.indices.map { tape.entries[$0] }.filter(\.isToken)
      let drafted = tokens.filter { $0.node.isDrafted }
      #expect(drafted.count == tape.counts.drafted && Set(drafted.map(\.node)).count == drafted.count)
      let shown = drafted.reduce(into: FateCounts(drafted: drafted.count)) { counts, token in
        if case .ended(let fate) = token.mark { counts.add(fate) } else { counts.add(.accepted) }
      }
      #expect(shown == tape.counts)
      #expect(tokens.count - drafted.count == tape.own.values.reduce(0, +))
      let places = tokens.map { $0.reply * 10_000 + $0.round }
      #expect(places == places.sorted())
    }
  }

  @Test("Every token leads to the round in which it ended")
  func tokenToRound() throws {
    var chat = Self.chat()
    for index in chat.state.tape.entries.indices where chat.state.tape.entries[index].isToken {
      let entry = chat.state.tape.entries[index]
      chat.state.choose(index)
      let record = try #require(chat.state.focusedRound)
      #expect(record.reply == entry.reply && record.round == entry.round)
      #expect(chat.state.focusedNode == entry.node && chat.state.focusedEntry == index)
      switch entry.mark {
      case .committed: #expect(record.committed.contains { $0.node == entry.node })
      default: #expect(record.reasons[entry.node] != nil)
      }
    }
  }

  @Test("What was discarded when a reply was stopped can be asked about, too")
  func stoppedReply() throws {
    var chat = Chat(width: 120, height: 40)
    let turn = chat.say("Hello")
    var story = Story()
    story.draft(1, after: 0, "Once")
    story.draft(2, after: 1, " upon")
    story.verify(3)
    story.discard(1, 2, because: .cancelled)
    story.end()
    chat.receive(.events(turn: turn, story.events.map { TimedEvent(time: 0, event: $0) }))
    let entry = try #require(chat.state.tape.index(of: NodeID(2), reply: 0, round: 1))
    chat.state.choose(entry)
    let record = try #require(chat.state.focusedRound)
    #expect(record.finished == nil && chat.state.focusedNode == NodeID(2))
    let sentence = WhySentence(facts: WhyFacts(record, node: NodeID(2))).text.withPlainSpaces
    #expect(
      sentence == "' upon' was discarded: the reply was stopped before the target could judge it.")
  }

  @Test("Keys go token by token, over the rounds, and the round keys let the choice go")
  func keys() throws {
    var chat = Self.chat()
    chat.press(.left)
    let first = try #require(chat.state.focusedEntry)
    chat.press(.character(";"))
    let second = try #require(chat.state.focusedEntry)
    #expect(second < first)
    chat.press(.character("'"))
    #expect(chat.state.focusedEntry == first)
    for _ in 0..<2_000 { chat.press(.character(";")) }
    #expect(chat.state.cursor == .round(0) && chat.state.focusedEntry == 1)
    #expect(chat.state.notice?.sentence == "That is the first token.")
    chat.press(.right, .left)
    #expect(chat.state.focusedNode == chat.state.focusedRound?.decidingNode)
    chat.press(.character("l"))
    #expect(chat.state.cursor == .live && chat.state.focusedEntry == nil)
  }

  @Test("The cursor's round is in view on the tape, whatever the tape's length")
  func tapeFollowsTheCursor() throws {
    var chat = Self.chat(replies: 12)
    for round in [0, 3, 40, 70] {
      chat.state.cursor = .round(round)
      let area = Rect(x: 0, y: 0, width: 40, height: 8)
      let focused = try #require(chat.state.focusedEntry)
      let found = (0..<area.height).flatMap { y in
        (0..<area.width).compactMap { TokensPane.entries(chat.state, x: $0, y: y, area: area) }
      }
      #expect(found.contains { $0.contains(focused) }, "round \(round)")
      var buffer = Buffer(size: Size(width: 40, height: 8))
      TokensPane.draw(chat.state, into: &buffer, area: area)
      let reversed = (0..<8).contains { y in
        (0..<40).contains { buffer[$0, y].attributes.contains(.reverse) }
      }
      #expect(reversed, "round \(round)")
    }
  }

  @Test("A window of the tape is the same however much stands before it")
  func layoutIsLocal() {
    var chat = Self.chat(replies: 20)
    chat.state.unfoldsDiscarded = true
    let layout = TapeLayout(
      tape: chat.state.tape, glyphs: TokenGlyphs(lines: .unicode), width: 50, unfolds: true, selected: nil)
    let all = layout.newest(height: 100_000)
    #expect(layout.newest(height: 9) == Array(all.suffix(9)))
    #expect(all.flatMap { $0.flatMap { Array($0.entries) } }.count == chat.state.tape.entries.count - 20)
    for entry in stride(from: 1, to: chat.state.tape.entries.endIndex, by: 97) {
      let rows = layout.around(entry, height: 7)
      let start = all.firstIndex(of: rows[0]) ?? 0
      #expect(Array(all[start..<start + 7]) == rows)
      #expect(
        !chat.state.tape.entries[entry].isToken || rows.joined().contains { $0.entries.contains(entry) })
    }
  }

  @Test("A press on a token of the tape, or on the reply's text, chooses that token")
  func mouse() throws {
    var chat = Self.chat()
    let tape = try #require(chat.state.layout.panes.first { $0.pane == .tokens }).area
    chat.press(.mouse(MouseEvent(kind: .press, x: tape.x + 2, y: tape.y + 1)))
    let pressed = try #require(chat.state.focusedEntry)
    #expect(chat.state.cursor != .live && chat.state.tape.entries[pressed].isToken)
    chat.press(.character("l"))
    let text = chat.state.layout.conversationText
    let row = try #require(chat.lines().firstIndex { $0.contains("lived near the river") })
    let line = try #require(chat.lines()[row].range(of: "river"))
    let column = chat.lines()[row].distance(from: chat.lines()[row].startIndex, to: line.lowerBound)
    #expect(text.contains(x: column, y: row))
    chat.press(.mouse(MouseEvent(kind: .press, x: column, y: row)))
    let chosen = try #require(chat.state.focusedEntry)
    #expect(chat.state.tape.entries[chosen].text == " river")
    #expect(chat.frame()[column, row].attributes.contains(.reverse))
    chat.press(.mouse(MouseEvent(kind: .press, x: 0, y: 0)))
    #expect(chat.state.focusedEntry == chosen)
  }

  @Test("Every character of the replies belongs to a token of their rounds")
  func textToToken() throws {
    let chat = Self.chat(replies: 1)
    let reply = try #require(chat.state.conversation.lastExchange?.reply)
    #expect(reply.number == 0)
    for offset in 0..<reply.text.utf8.count {
      let source = reply.origins.runs[reply.origins.index(at: offset)].source
      let index = try #require(chat.state.rounds.index(reply: 0, round: source.round))
      #expect(chat.state.rounds.rounds[index].committed.contains { $0.node == source.node })
      #expect(chat.state.tape.index(of: source.node, reply: 0, round: source.round) != nil)
    }
  }

  @Test("A reply that was regenerated is shown with its rounds, and its text leads to its tokens")
  func regenerated() throws {
    var chat = Chat(width: 120, height: 40)
    let turn = chat.say("Hello")
    for number in 0...2 {
      var run = ScriptedRun(seed: UInt64(number + 1))
      run.texts = ["alpha", "beta", "gamma"].map { " \($0)\(number)" }
      if number > 0 {
        chat.tune()
        chat.press(.character("r"))
      }
      chat.receive(.events(turn: chat.state.run?.turn ?? turn, run.reply()))
    }
    chat.state.panes = PaneSelection(showing: [.tokens])
    chat.receive(.resized(chat.state.size))
    func text() -> String { chat.lines().map { String($0.prefix(60)) }.joined() }
    #expect(text().contains("alpha2") && !text().contains("alpha0"))
    for reply in [0, 1, 2, 0] {
      let rounds = chat.state.rounds.rounds(of: reply)
      let record = chat.state.rounds.rounds[rounds.lowerBound + 1]
      let node = try #require(record.committed.first?.node)
      chat.state.choose(try #require(chat.state.tape.index(of: node, reply: reply, round: record.round)))
      #expect(text().contains("alpha\(reply)"))
      #expect(text().contains("‹\(reply + 1)/3›"))
      // Every place of its text that is in view leads to a round of this reply, and is marked there.
      let area = chat.state.layout.conversationText
      var sources = 0
      for y in area.y..<area.bottom {
        for x in area.x..<area.right {
          let place = chat.state.conversation.source(column: x - area.x, row: y - area.y, height: area.height)
          guard let place else { continue }
          sources += 1
          #expect(place.reply == reply)
          guard sources % 40 == 0 else { continue }
          chat.press(.mouse(MouseEvent(kind: .press, x: x, y: y)))
          #expect(
            chat.state.focusedRound?.reply == reply && chat.state.focusedRound?.round == place.source.round)
          #expect(chat.state.focusedNode == place.source.node)
          #expect(chat.frame()[x, y].attributes.contains(.reverse))
        }
      }
      #expect(sources > 80)
    }
    chat.press(.character("l"))
    #expect(text().contains("alpha2") && !text().contains("alpha0"))
  }

  @Test("Going back shows the text that the round committed, and the live edge follows again")
  func conversationFollows() {
    var chat = Self.chat(replies: 8, height: 20)
    chat.press(.wordLeft, .wordLeft, .wordLeft, .wordLeft, .wordLeft, .wordLeft, .wordLeft, .wordLeft)
    #expect(chat.state.conversation.scrollBack > 0)
    let frame = chat.frame()
    let text = chat.state.layout.conversationText
    let marked = (text.y..<text.bottom).contains { y in
      (text.x..<text.right).contains { !frame[$0, y].attributes.isEmpty }
    }
    #expect(marked)
    chat.press(.character("l"))
    #expect(chat.state.conversation.scrollBack == 0)
  }

  @Test("Panes stay inside their area at every size", arguments: [LineStyle.unicode, .ascii])
  func sizes(lines: LineStyle) {
    var chat = Self.chat()
    chat.state.lines = lines
    chat.state.log.add(
      "A warning with many words, which has to be wrapped where there is little room.", .warning)
    for cursor in [InspectorCursor.live, .round(2), .round(5)] {
      chat.state.cursor = cursor
      for (width, height) in [(1, 1), (2, 9), (5, 3), (9, 2), (14, 30), (32, 1), (32, 12), (96, 40)] {
        let area = Rect(x: 2, y: 2, width: width, height: height)
        for draw in [WhyPane.draw, TokensPane.draw, LogPane.draw] {
          var buffer = Buffer(size: Size(width: width + 4, height: height + 4))
          draw(chat.state, &buffer, area)
          for y in 0..<buffer.size.height {
            for x in 0..<buffer.size.width where !area.contains(x: x, y: y) {
              #expect(buffer[x, y] == .blank, "\(width)×\(height) at \(x), \(y)")
            }
          }
        }
      }
    }
  }
}

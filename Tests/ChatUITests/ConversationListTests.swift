import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

/// The list of conversations that are kept.
@Suite struct ConversationListTests {
  static func kept(_ titles: [String], pinned: Int = 0) -> [ConversationSummary] {
    titles.enumerated().map {
      ConversationSummary(
        key: ConversationKey(Int64($0.offset + 1)), title: $0.element, isPinned: $0.offset < pinned,
        when: "yesterday")
    }
  }

  /// A chat whose list lies over the screen; the second conversation is open.
  private func chat(
    _ titles: [String] = ["Shop hours", "A fox story", "Sums", "French lesson"], width: Int = 100,
    height: Int = 30, lines: LineStyle = .unicode
  ) -> Chat {
    var chat = Chat(width: width, height: height, lines: lines)
    chat.receive(.library(.kept(ConversationKey(2), title: "A fox story")))
    expect(&chat, pressing: .alt("L"), asks: [.library(.list)])
    chat.receive(.library(.listed(Self.kept(titles, pinned: 1))))
    return chat
  }

  private func row(_ text: String, in chat: Chat) -> String? {
    chat.lines().first { $0.contains(text) }
  }

  @Test func theListSaysWhatIsOpenPinnedAndWhenItWasUsed() throws {
    let chat = chat()
    #expect(try #require(row("Shop hours", in: chat)).contains("◆ Shop hours"))
    #expect(try #require(row("● ", in: chat)).contains("A fox story"))
    #expect(try #require(row("Sums", in: chat)).contains("yesterday"))
    #expect(row("2 of 4", in: chat) != nil)
  }

  @Test func beforeItIsReadWhenItIsEmptyAndWhenItCannotBeReadASentenceSaysSo() {
    var chat = Chat()
    chat.press(.alt("L"))
    #expect(row("The conversations are being read", in: chat) != nil)
    chat.press(.enter, .down, .alt("r"), .alt("d"), .alt("p"))
    #expect(chat.effects.last == .library(.list))
    var broken = chat
    broken.receive(.library(.unavailable("The conversations cannot be read: the disk is full.")))
    for _ in 0..<40 { broken.receive(.tick) }
    #expect(row("the disk is full", in: broken) != nil)
    chat.receive(.library(.listed([])))
    #expect(row("No conversation is kept yet", in: chat) != nil)
  }

  @Test func typingNarrowsTheListAndWhatWasMatchedStandsOut() throws {
    var chat = chat()
    chat.type("fo st")
    #expect(row("French lesson", in: chat) == nil)
    let frame = chat.frame()
    let y = try #require(frame.lines().lastIndex { $0.contains("A fox story") })
    let x = (0..<100).first { frame[$0, y].text == "f" } ?? 0
    // On the chosen row the selection's colours stay, and attributes mark the letters.
    #expect(frame[x, y].attributes.contains(.underline) && frame[x + 2, y].attributes.isEmpty)
    chat.type("zzz")
    #expect(row("No title matches.", in: chat) != nil)
    chat.press(.control("u"))
    chat.type("FREL")
    #expect(row("French lesson", in: chat) != nil)
    expect(
      &chat, pressing: .enter, asks: [.library(.open(ConversationKey(4), message: nil))])
    #expect(chat.state.list == nil)
  }

  @Test func narrowingStepByStepFindsWhatTypingAllAtOnceFinds() {
    let titles = (0..<300).map { "note \($0) on \(["fox", "Über", "漢字", "e\u{301}clair"][$0 % 4])" }
    for query in ["no 12", "ÜB 2", "漢 9", "n1o", "clair", "x 29 note"] {
      var (typed, pasted) = (
        ConversationList(Self.kept(titles), chosen: nil), ConversationList(Self.kept(titles), chosen: nil)
      )
      for letter in query { typed.type(String(letter)) }
      pasted.type(query)
      #expect(typed.rows == pasted.rows && !typed.rows.isEmpty, "\(query)")
    }
  }

  @Test func whatIsChosenStaysChosenWhenTheListChanges() {
    var chat = chat()
    chat.press(.down)
    var changed = Self.kept(["New one", "Shop hours", "A fox story", "Sums", "French lesson"])
    for index in changed.indices { changed[index].key = ConversationKey(Int64(index)) }
    changed[0].key = ConversationKey(9)
    chat.receive(.library(.listed(changed)))
    expect(&chat, pressing: .enter, asks: [.library(.open(ConversationKey(3), message: nil))])
  }

  @Test func aRunningReplyIsStoppedOnlyWhenEnterIsPressedTwice() {
    var chat = chat()
    chat.press(.escape)
    let turn = chat.say("Tell me a story.")
    chat.press(.alt("L"), .home)
    expect(&chat, pressing: .enter, asks: [])
    #expect(row("Enter again", in: chat) != nil)
    // Another one has to be asked for twice, too.
    chat.press(.down, .down)
    expect(&chat, pressing: .enter, asks: [])
    expect(&chat, pressing: .enter, asks: [.library(.open(ConversationKey(3), message: nil))])
    #expect(chat.state.run?.turn == turn)
    let asked = chat.receive(
      .conversationOpened(
        OpenedConversation(key: ConversationKey(3), title: "Sums", messages: [], unsent: "")))
    #expect(asked.contains(.stop(turn: turn)) && chat.state.title == "Sums")
  }

  @Test func aTitleIsEditedInTheLineAndOneOfBlanksIsRefused() {
    var chat = chat()
    chat.press(.alt("r"), .control("w"))
    chat.type("tale")
    chat.press(.home, .delete, .delete)
    #expect(chat.state.keyContext == .title && row("fox tale", in: chat) != nil)
    expect(&chat, pressing: .enter, asks: [.library(.rename(ConversationKey(2), "fox tale"))])
    #expect(chat.state.title == "fox tale" && chat.state.keyContext == .conversations)
    chat.press(.alt("r"), .control("u"), .character(" "))
    expect(&chat, pressing: .enter, asks: [])
    #expect(row("cannot be empty", in: chat) != nil)
    chat.press(.escape)
    #expect(chat.state.keyContext == .conversations)
    chat.press(.escape, .alt("R"), .control("u"), .paste("two\nlines"))
    expect(&chat, pressing: .enter, asks: [.library(.rename(ConversationKey(2), "two lines"))])
    #expect(chat.state.list == nil)
  }

  @Test func pinsAndDeletesAndBringsBack() {
    var chat = chat()
    expect(&chat, pressing: .alt("p"), asks: [.library(.pin(ConversationKey(2), true))])
    #expect(chat.state.isPinned)
    chat.press(.home)
    expect(&chat, pressing: .alt("p"), asks: [.library(.pin(ConversationKey(1), false))])
    expect(&chat, pressing: .alt("d"), asks: [.library(.delete(ConversationKey(1)))])
    #expect(row("“Shop hours” was deleted; Alt-u brings it back.", in: chat) != nil)
    // The open one leaves the screen.
    chat.press(.down)
    let asked = chat.press(.delete)
    #expect(asked == [.newConversation, .library(.delete(ConversationKey(2)))])
    #expect(chat.state.key == nil && chat.state.title.isEmpty && !chat.state.isPinned)
    expect(&chat, pressing: .alt("u"), asks: [.library(.restore(ConversationKey(2)))])
    chat.press(.escape)
    chat.tune()
    expect(&chat, pressing: .character("D"), asks: [.library(.restore(ConversationKey(1)))])
    expect(&chat, pressing: .character("D"), asks: [])
  }

  @Test func theFrameShowsTheTitleAndThePin() {
    var chat = chat()
    chat.press(.escape)
    #expect(!chat.lines()[0].contains("◆"))
    chat.receive(.library(.listed(Self.kept(["x", "A better title"], pinned: 2))))
    #expect(chat.lines()[0].contains("◆ A better title"))
  }

  @Test func aMessageBeginsAConversationOfItsOwn() throws {
    var chat = Chat()
    chat.hear(ScriptedRun(seed: 1))
    chat.tune()
    chat.press(.character("M"))
    let exchange = try #require(chat.state.conversation.path.last)
    var earlier = chat
    expect(&chat, pressing: .character("f"), asks: [.library(.fork(exchange.reply.id))])
    earlier.press(.up)
    expect(&earlier, pressing: .character("f"), asks: [.library(.fork(exchange.id))])
    #expect(chat.state.focus == .tuning)
  }

  // MARK: Drawing

  @Test(arguments: [(36, 10), (80, 24), (120, 40)], [LineStyle.unicode, .ascii])
  func nastyTitlesStayInTheirRows(size: (Int, Int), lines: LineStyle) {
    var chat = Chat(width: 120, height: 40, lines: lines)
    let titles = NastyText.all + [NastyText.all.joined(), String(repeating: "long ", count: 1000)]
    chat.press(.alt("L"))
    var listed = Self.kept(titles, pinned: 7)
    for index in listed.indices { listed[index].when = titles[titles.count - 1 - index] }
    chat.receive(.library(.listed(listed)))
    for _ in 0...titles.count {
      checkBorders(chat, size)
      chat.press(.down)
    }
    chat.press(.alt("r"))
    checkBorders(chat, size)
    chat.press(.escape, .paste(titles.joined()))
    checkBorders(chat, size)
  }

  private func checkBorders(_ chat: Chat, _ size: (Int, Int)) {
    var buffer = Buffer(size: Size(width: size.0, height: size.1))
    ListOverlayView(state: chat.state).draw(into: &buffer)
    let corner = (0..<size.1).compactMap { y in
      (0..<size.0).first { buffer[$0, y].text == chat.state.lines.topLeft }.map { ($0, y) }
    }.first
    guard let (left, top) = corner else {
      Issue.record("no frame at \(size)")
      return
    }
    let right = size.0 - 1 - left
    for y in (top + 1)..<(size.1 - top - 1) {
      #expect(buffer[left, y].text == chat.state.lines.vertical)
      #expect(buffer[right, y].text == chat.state.lines.vertical)
      #expect((0..<left).allSatisfy { buffer[$0, y] == .blank })
    }
  }

  @Test func aListOfAnySizeIsDrawnOnAnyScreen() {
    var chat = Chat(width: 120, height: 40)
    chat.press(.alt("L"))
    chat.receive(.library(.listed(Self.kept((0..<5000).map { "conversation \($0)" }))))
    chat.press(.end)
    #expect(row("conversation 4999", in: chat) != nil && row("5000 of 5000", in: chat) != nil)
    for (width, height) in [(1, 1), (2, 3), (5, 5), (12, 4), (36, 1), (36, 12), (100, 2)] {
      var buffer = Buffer(size: Size(width: width, height: height))
      ListOverlayView(state: chat.state).draw(into: &buffer)
      #expect(buffer.lines().count == height)
    }
  }
}

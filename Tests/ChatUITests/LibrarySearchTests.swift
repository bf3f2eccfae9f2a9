import TerminalCore
import Testing

@testable import ChatUI

/// The search in everything that was said.
@Suite struct LibrarySearchTests {
  private static func hit(
    _ key: Int64, _ message: Int64?, _ snippet: String, isReply: Bool = false, hits: [Range<Int>] = [0..<3]
  ) -> FoundMessage {
    FoundMessage(
      key: ConversationKey(key), title: "Title \(key)", message: message, isReply: isReply,
      snippet: snippet, hits: hits)
  }

  private func searching(_ words: String, width: Int = 100, height: Int = 30) -> Chat {
    var chat = Chat(width: width, height: height)
    chat.tune()
    chat.press(.character("/"))
    chat.type(words)
    return chat
  }

  @Test func onlyOneSearchIsUnderWayAndTheNewestWordsWin() {
    var chat = searching("fo")
    #expect(chat.effects == [.library(.search("f"))])
    chat.type("x ")
    // The answer to what is no longer wanted is dropped, and asks for what is.
    let asked = chat.receive(.library(.found(words: "f", [Self.hit(1, 1, "off")])))
    #expect(asked == [.library(.search("fox"))])
    #expect(!chat.lines().contains { $0.contains("off") })
    #expect(chat.receive(.library(.found(words: "f", [Self.hit(1, 1, "off")]))).isEmpty)
    #expect(chat.receive(.library(.found(words: "fox", [Self.hit(1, 2, "fox tale")]))).isEmpty)
    #expect(chat.lines().contains { $0.contains("fox tale") })
    // Blanks change nothing that would have to be looked for.
    expect(&chat, pressing: .character(" "), asks: [])
    #expect(chat.lines().contains { $0.contains("fox tale") })
  }

  @Test func aSearchUnderWayOutlivesItsListAndItsAnswerIsNotTakenForAnother() {
    var chat = searching("fox")
    chat.press(.escape, .character("/"))
    chat.type("sum")
    #expect(chat.effects == [.library(.search("f"))])
    #expect(chat.receive(.library(.found(words: "f", []))) == [.library(.search("sum"))])
    chat.receive(.library(.unavailable("The file is locked.")))
    #expect(chat.lines().contains { $0.contains("The file is locked.") })
    expect(&chat, pressing: .character("s"), asks: [.library(.search("sums"))])
    chat.receive(.library(.found(words: "sums", [])))
    for _ in 0..<40 { chat.receive(.tick) }
    #expect(chat.lines().contains { $0.contains("Nothing was found.") })
  }

  @Test func hitsStandTogetherUnderTheirConversationAndEnterGoesToTheMessage() throws {
    var chat = searching("f")
    let hits = [
      Self.hit(1, 10, "fox one"), Self.hit(2, 20, "fox two", isReply: true), Self.hit(1, 11, "fox three"),
      Self.hit(2, nil, "fox title"),
    ]
    chat.receive(.library(.found(words: "f", hits)))
    let lines = chat.lines()
    let rows = try ["Title 1", "fox one", "fox three", "Title 2", "fox two", "fox title"].map { text in
      try #require(lines.firstIndex { $0.contains(text) })
    }
    #expect(rows == Array(rows[0]..<(rows[0] + 6)))
    #expect(lines[rows[4]].contains("reply") && lines[rows[1]].contains("you"))
    let frame = chat.frame()
    let matched = (0..<100).filter { frame[$0, rows[2]].role == .matchedText }.map { frame[$0, rows[2]].text }
    #expect(matched == ["f", "o", "x"])
    chat.press(.down, .down)
    expect(&chat, pressing: .enter, asks: [.library(.open(ConversationKey(2), message: 20))])
    #expect(chat.state.list == nil)
  }

  @Test func aHitInAFileSaysSoAndLeadsToTheMessageThatItWasSentWith() throws {
    var chat = searching("f")
    var hit = Self.hit(1, 10, "notes.txt: a fox", hits: [13..<16])
    hit.isFile = true
    chat.receive(.library(.found(words: "f", [hit])))
    let frame = chat.frame()
    let row = try #require(chat.lines().firstIndex { $0.contains("notes.txt: a fox") })
    #expect(chat.lines()[row].contains("file"))
    let matched = (0..<100).filter { frame[$0, row].attributes.contains(.underline) }
    #expect(matched.map { frame[$0, row].text } == ["f", "o", "x"])
    expect(&chat, pressing: .enter, asks: [.library(.open(ConversationKey(1), message: 10))])
  }

  @Test func theLastHitBringsMoreAndTheLineSaysHowManyThereAre() {
    func hits(_ count: Int) -> [FoundMessage] {
      (0..<count).map { Self.hit(Int64($0 % 7), Int64($0), "fox") }
    }
    var chat = searching("f")
    chat.receive(.library(.found(words: "f", hits(50), total: 120)))
    #expect(chat.lines().contains { $0.contains("1 of 120") })
    expect(&chat, pressing: .down, asks: [])
    expect(&chat, pressing: .end, asks: [.library(.search("f", limit: 100))])
    let chosen = chat.state.list
    // One is under way.
    expect(&chat, pressing: .up, .down, asks: [])
    #expect(chat.state.list == chosen)
    chat.receive(.library(.found(words: "f", hits(100), total: 120)))
    // The 50th is the last of the first conversation's in between.
    guard case .search(let search)? = chat.state.list else {
      Issue.record("the search is closed")
      return
    }
    #expect(search.chosen == hits(50).filter { $0.key == ConversationKey(6) }.last)
    expect(&chat, pressing: .end, asks: [.library(.search("f", limit: 150))])
    chat.receive(.library(.found(words: "f", hits(120), total: 120)))
    expect(&chat, pressing: .end, asks: [])
    // Other words begin with the best few again.
    expect(&chat, pressing: .character("o"), asks: [.library(.search("fo"))])
    chat.receive(.library(.found(words: "fo", hits(50), total: LibraryRequest.mostHits)))
    #expect(chat.lines().contains { $0.contains("1 of 1000 or more") })
  }

  @Test(
    "What was found is on the row, however far into the words around it it stands", arguments: [40, 80, 120])
  func farMatch(width: Int) throws {
    let before = Array(repeating: "before", count: 18).joined(separator: " ")
    let snippet = "…" + before + " fox after it all"
    let place = before.count + 2
    for hits in [[place..<(place + 3)], [place..<(place + 3), (place + 4)..<(place + 9)]] {
      var chat = searching("f", width: width)
      chat.receive(
        .library(.found(words: "f", [Self.hit(1, 9, "chosen"), Self.hit(1, 10, snippet, hits: hits)])))
      let frame = chat.frame()
      let row = try #require(chat.lines().firstIndex { $0.contains("fox") })
      let matched = (0..<width).filter { frame[$0, row].role == .matchedText }.map { frame[$0, row].text }
      #expect(matched.joined().hasPrefix("fox"))
      #expect(chat.lines()[row].contains("before fox"))
    }
  }

  @Test(arguments: [(36, 10), (80, 24), (120, 40)], [LineStyle.unicode, .ascii])
  func nastySnippetsAreDrawnInWholeColumns(size: (Int, Int), lines: LineStyle) {
    var chat = Chat(width: 120, height: 40, lines: lines)
    chat.press(.alt("/"), .character("x"))
    let hits = NastyText.all.enumerated().map { number, text in
      FoundMessage(
        key: ConversationKey(Int64(number / 3)), title: text, message: 1, isReply: number % 2 == 0,
        snippet: NastyText.all[..<number].joined() + text, hits: [0..<1, 2..<900])
    }
    chat.receive(.library(.found(words: "x", hits)))
    for _ in hits {
      var buffer = Buffer(size: Size(width: size.0, height: size.1))
      ListOverlayView(state: chat.state).draw(into: &buffer)
      for y in 0..<size.1 { #expect(buffer.lines()[y].reduce(0) { $0 + DisplayWidth.of($1) } == size.0) }
      chat.press(.down)
    }
  }
}

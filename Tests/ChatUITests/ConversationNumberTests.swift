import Testing

@testable import ChatUI

/// The list of conversations says the numbers that `--conversation` takes.
@Suite struct ConversationNumberTests {
  private func rows(width: Int) -> [String] {
    var chat = Chat(width: width, height: 30)
    chat.press(.alt("L"))
    chat.receive(
      .library(
        .listed(
          [(8, "Shop hours"), (123, "A fox story")].map {
            ConversationSummary(
              key: ConversationKey($0.0), title: $0.1, isPinned: false, when: "yesterday")
          })))
    return chat.lines().filter { $0.contains("Shop") || $0.contains("fox") }
  }

  @Test func numbersStandBelowEachOtherAfterTheTime() throws {
    let rows = rows(width: 100)
    try #require(rows.count == 2)
    #expect(rows[0].contains("yesterday    #8") && rows[1].contains("yesterday  #123"))
  }

  @Test func onANarrowScreenTheTitleHasTheRoom() {
    let rows = rows(width: 40)
    #expect(rows.count == 2 && rows.allSatisfy { !$0.contains("#") })
  }
}

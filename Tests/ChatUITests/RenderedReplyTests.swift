import Markdown
import TerminalCore
import Testing

@testable import ChatUI

@Suite struct RenderedReplyTests {
  private func lines(_ text: String, width: Int = 30) -> [String] {
    RenderedReply(text, width: width).rows.map { row in
      var line = row.runs.map(\.text).joined()
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  @Test func blocksStandApartAndListsHang() {
    let shown = lines(
      """
      # Title
      Some *text* that is longer than a row.
      - one item that is wrapped, too
        1. inner
      - [x] done

      > quoted
      ---
      """)
    #expect(
      shown == [
        "Title", "", "Some text that is longer than", "a row.", "", "• one item that is wrapped,", "  too",
        "  1. inner", "[x] done", "", "│ quoted", "", String(repeating: "─", count: 30),
      ])
  }

  @Test func addressesStandAfterLinksThatDoNotSayThem() {
    #expect(lines("[a](http://b.c) <http://d.e>", width: 60) == ["a (http://b.c) http://d.e"])
  }

  @Test func aTableFitsItsWidth() {
    let table = "| Name | What it is |\n|---|--:|\n| 漢字 | short |\n| b | a text of many words |"
    #expect(
      lines(table, width: 60) == [
        "Name │           What it is", "─────┼─────────────────────", "漢字 │                short",
        "b    │ a text of many words",
      ])
    #expect(
      lines(table, width: 20) == [
        "Name │    What it is", "─────┼──────────────", "漢字 │         short", "",
        "b    │     a text of", "     │    many words",
      ])
    #expect(lines(table, width: 12).first == "Name: 漢字")
    for width in 1...70 {
      #expect(RenderedReply(table, width: width).rows.allSatisfy { $0.width <= max(width, 2) }, "\(width)")
    }
  }

  @Test func codeIsCutAtTheEdgeAndColoured() {
    let reply = RenderedReply("```swift\nlet number = 12 // a comment\n\tx\n```", width: 20)
    #expect(
      lines("```swift\nlet number = 12 // a comment\n\tx\n```", width: 20) == [
        "│ swift", "│ let number = 12 /…", "│     x",
      ])
    #expect(reply.rows.allSatisfy { $0.width == 20 })
    let roles = reply.rows[1].runs.map { "\($0.role): \($0.text)" }
    #expect(
      roles == [
        "border: │ ", "codeKeyword: let", "codeText:  number = ", "codeNumber: 12", "codeText:  ",
        "codeComment: /", "codeLabel: …", "codeText: ",
      ])
  }

  @Test(arguments: [7, 19, 40, 100]) func aGrowingReplyIsLaidOutAsAWholeOne(width: Int) {
    let text = """
      # A

      - a *b*
      - c

      ```py
      def f(): return "x"

      '''open
      ```
      | a | b |
      |---|---|
      | 1 | 漢字 |

          indented
          code

      the end **of
      """
    var grown = RenderedReply("", width: width)
    for end in text.indices {
      grown.append(of: String(text[...end]))
      let whole = RenderedReply(String(text[...end]), width: width)
      #expect(grown.rows == whole.rows, "after \(text[...end].suffix(20).debugDescription)")
    }
    #expect(RenderedReply(RenderedReply(text, width: 61), width: width).rows == grown.rows)
  }

  @Test func everyColumnKnowsWhereItsTextStands() {
    let text = "Some **bold 漢字** and\n`code`\n\n- item\n\n```c\nint x;\n```"
    let source = Array(text.utf8)
    for row in RenderedReply(text, width: 18).rows {
      var column = 0
      for run in row.runs {
        for character in run.text {
          let width = DisplayWidth.of(character)
          if run.source?.isEmpty == false, character != " ", let offset = row.offset(column: column) {
            #expect(source[offset...].starts(with: character.utf8), "\(character) at \(offset)")
          }
          column += width
        }
      }
    }
  }

  @Test func aKeyShowsRepliesAsTheyWereProduced() {
    var chat = Chat(width: 80, height: 24)
    let exchange = Exchange(id: MessageID(1), message: "Hi", reply: Reply(id: MessageID(2), turn: TurnID(1)))
    chat.state.conversation.append(.exchange(exchange))
    chat.state.conversation.updateLastExchange { $0.reply.release("some **bold** text") }
    chat.state.conversation.follow()
    #expect(chat.lines().contains { $0.contains("some bold text") })
    chat.press(.alt("W"))
    #expect(chat.lines().contains { $0.contains("some **bold** text") })
    chat.press(.alt("W"))
    #expect(chat.lines().contains { $0.contains("some bold text") })
  }
}

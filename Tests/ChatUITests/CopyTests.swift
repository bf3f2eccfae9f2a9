import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

/// Copying replies and their code.
@Suite struct CopyTests {
  private static let reply = "Look:\n\n```swift\nlet a = 1\n\tlet b\n```\n\n- also\n\n  ```sh\n  ls\n  ```\n"

  private func chat(reply: String = reply, clipboard: Bool = true) -> Chat {
    var chat = Chat(width: 100, height: 30)
    var start = ChatState.Start(size: chat.state.size, parameters: DecodingParameters(mode: .specbranch))
    start.usesClipboard = clipboard
    chat.state = ChatState(start)
    chat.receive(.pairLoaded(Chat.pair))
    chat.say("My *question*")
    chat.state.conversation.updateLastExchange {
      $0.reply.release(reply)
      $0.reply.status = .finished(.stop)
    }
    chat.state.run = nil
    chat.press(.escape)
    return chat
  }

  @Test func keysCopyTheLastReplyAndItsLastCode() {
    var chat = chat()
    expect(&chat, pressing: .character("\""), asks: [.copy(Self.reply)])
    #expect(
      chat.state.notice?.sentence
        == "Copied the last reply, \(Self.reply.count) characters: sent to the terminal's clipboard; "
        + "some terminals ignore that.")
    expect(&chat, pressing: .character("`"), asks: [.copy("ls")])
  }

  @Test func theChosenMessageIsCopiedAsItWasWritten() {
    var chat = chat()
    chat.press(.character("M"))
    expect(&chat, pressing: .character("y"), asks: [.copy(Self.reply)])
    chat.press(.up)
    expect(&chat, pressing: .character("y"), asks: [.copy("My *question*")])
    expect(&chat, pressing: .character("Y"), asks: [])
    #expect(chat.state.notice?.sentence == "There is no code block in it.")
  }

  @Test func ofSeveralCodeBlocksOneIsChosenByItsNumber() {
    var chat = chat()
    chat.press(.character("M"))
    expect(&chat, pressing: .character("Y"), asks: [])
    #expect(chat.state.notice?.sentence == "Which code block? 1 swift (2 lines), 2 sh (1 line)")
    expect(&chat, pressing: .character("1"), asks: [.copy("let a = 1\n\tlet b")])
    #expect(chat.state.keyContext == .messages)
    chat.press(.character("Y"), .escape)
    #expect(chat.state.keyContext == .messages)
    var single = self.chat(reply: "```\nonly\n```")
    single.press(.character("M"))
    expect(&single, pressing: .character("Y"), asks: [.copy("only")])
  }

  @Test(
    arguments: [
      ("/copy", .copy(reply)), ("/copy 1", .copy(reply)), ("/copy code", .copy("ls")),
      ("/copy code 1", .copy("let a = 1\n\tlet b")), ("/copy a b.md", .saveCopy(text: reply, path: "a b.md")),
      ("/copy code 2 x.sh", .saveCopy(text: "ls", path: "x.sh")),
    ] as [(String, ChatEffect)])
  func wordsSayWhatAndWhere(line: String, effect: ChatEffect) {
    var chat = chat()
    chat.press(.enter, .paste(line))
    expect(&chat, pressing: .enter, asks: [effect])
  }

  @Test func whereTheClipboardIsOffAFileIsAskedFor() {
    var chat = chat(clipboard: false)
    expect(&chat, pressing: .character("\""), asks: [])
    #expect(chat.lines().contains { $0.contains("Copy to a file") })
    expect(&chat, pressing: .enter, asks: [])
    chat.type("a.md")
    expect(&chat, pressing: .enter, asks: [.saveCopy(text: Self.reply, path: "a.md")])
    #expect(chat.state.list == nil)
  }

  @Test func moreThanTerminalsTakeIsNotSent() {
    var long = chat(reply: String(repeating: "é", count: 50_001))
    expect(&long, pressing: .character("\""), asks: [])
    #expect(long.state.notice?.sentence.contains("100 kB, more than terminals take") == true)
    long.press(.escape)
    #expect(long.state.list == nil)
    let fits = String(repeating: "é", count: 50_000)
    var chat = chat(reply: fits)
    expect(&chat, pressing: .character("\""), asks: [.copy(fits)])
  }
}

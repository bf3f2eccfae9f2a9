import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

@Suite struct AttachmentTests {
  private static let notes = Attachment(
    name: "notes.md", byteCount: 12_300, tokenCount: 3400, text: "one\n```swift\n```")

  private func paths(_ text: String) -> [String] { InputEditor(text).references.map(\.path) }

  @Test func pathsStandAfterAnAtSignThatBeginsAWord() {
    #expect(paths("see @a.txt, @b/c.md. (@d)") == ["a.txt", "b/c.md", "d"])
    #expect(paths("@\"my notes.md\" and @my\\ other\\ notes.md") == ["my notes.md", "my other notes.md"])
    #expect(paths("me@home.org \\@bob @ @\"\" @a @a") == ["a"])
    #expect(paths("@\"a \\\"b\\\" c\" x") == ["a \"b\" c"])
    #expect(paths("@\"open to the line's end\nnext") == ["open to the line's end"])
    for path in ["plain.txt", "with space.txt", "quote\"back\\slash", "end."] {
      #expect(paths(AttachmentReference.text(path, isWhole: true)) == [path])
    }
  }

  @Test func wordsOfCodeCountOnlyWhereThereIsSuchAFile() {
    for word in ["@Test", "@app.route(\"/\")", "@angular/core", "@State"] {
      #expect(InputEditor(word).references.allSatisfy { !$0.isCertain }, "\(word)")
    }
    for word in ["@a.txt", "@./a", "@/etc/hosts", "@~/x", "@\"a\""] {
      #expect(InputEditor(word).references.allSatisfy { $0.isCertain }, "\(word)")
    }
  }

  @Test func theFilesFactsAreShownBeforeItIsSentAndItsTextGoesAlong() throws {
    var chat = Chat(width: 100, height: 30)
    chat.type("Read @notes.m")
    let asked = chat.press(.character("d"))
    guard case .readAttachments(let number, ["notes.md"])? = asked.first else {
      Issue.record("asked \(asked)")
      return
    }
    chat.receive(
      .attachmentsRead(number: number, [AttachmentReading(path: "notes.md", outcome: .file(Self.notes))]))
    #expect(chat.lines().contains { $0.contains("@notes.md (12 KB, 3,400 tokens)") })
    #expect(chat.lines().contains { $0.contains("longer than the context of 512 tokens") })

    guard case .readAttachments(let sending, ["notes.md"])? = chat.press(.enter).first else {
      Issue.record("the file is not read")
      return
    }
    #expect(chat.state.run == nil && chat.state.unsentText == "Read @notes.md")
    let sent = chat.receive(
      .attachmentsRead(number: sending, [AttachmentReading(path: "notes.md", outcome: .file(Self.notes))]))
    guard case .answer(let request)? = sent.last else {
      Issue.record("sent \(sent)")
      return
    }
    #expect(request.question == "Read @notes.md" && request.attachments == [Self.notes])
    #expect(request.prompt == "Read @notes.md\n\nnotes.md:\n````\none\n```swift\n```\n````")
    #expect(chat.state.unsentText.isEmpty)
    #expect(chat.lines().count { $0.contains("@notes.md (12 KB, 3,400 tokens)") } == 1)
    #expect(!chat.lines().contains { $0.contains("```swift") })
  }

  @Test(arguments: [
    AttachmentReading.Outcome.missing, .refused("notes.md is no text in UTF-8, so it cannot be attached."),
  ])
  func aFileThatCannotBeHadStopsTheMessage(outcome: AttachmentReading.Outcome) {
    var chat = Chat(width: 120, height: 30)
    chat.type("Read @notes.md")
    guard case .readAttachments(let number, _)? = chat.press(.enter).first else {
      Issue.record("the file is not read")
      return
    }
    let sent = chat.receive(
      .attachmentsRead(number: number, [AttachmentReading(path: "notes.md", outcome: outcome)]))
    #expect(sent.isEmpty && chat.state.run == nil && chat.state.unsentText == "Read @notes.md")
    #expect(chat.state.notice?.kind == .warning)
    #expect(
      chat.lines().contains { $0.contains("notes.md") && ($0.contains("no text") || $0.contains("no file")) })
  }

  @Test func aWordThatIsNoFileIsSentAsItIs() {
    var chat = Chat()
    chat.type("What is @Test for?")
    guard case .readAttachments(let number, ["Test"])? = chat.press(.enter).first else {
      Issue.record("no look")
      return
    }
    let sent = chat.receive(
      .attachmentsRead(number: number, [AttachmentReading(path: "Test", outcome: .missing)]))
    guard case .answer(let request)? = sent.last else {
      Issue.record("sent \(sent)")
      return
    }
    #expect(request.prompt == "What is @Test for?")
  }

  @Test func whatWasChangedMeanwhileIsNotSent() {
    var chat = Chat()
    chat.type("@a.txt")
    guard case .readAttachments(let number, _)? = chat.press(.enter).first else {
      Issue.record("the file is not read")
      return
    }
    chat.type("x")
    let sent = chat.receive(.attachmentsRead(number: number, []))
    #expect(sent.isEmpty && chat.state.unsentText == "@a.txtx")
  }

  @Test func tabCompletesThePathAndElsewhereTunes() {
    var chat = Chat(width: 100, height: 30)
    chat.type("see @no")
    guard case .completePath(let first, "no")? = chat.press(.tab).first else {
      Issue.record("no completion")
      return
    }
    chat.receive(.pathsCompleted(number: first, ["notes of may.md", "notes.md"]))
    #expect(chat.state.unsentText == "see @notes")
    guard case .completePath(let second, "notes")? = chat.press(.tab).first else {
      Issue.record("no second completion")
      return
    }
    chat.receive(.pathsCompleted(number: second, ["notes of may.md", "notes.md"]))
    #expect(chat.lines().contains { $0.contains("notes of may.md") })
    chat.press(.enter)
    #expect(chat.state.unsentText == "see @\"notes of may.md\" ")
    chat.press(.tab)
    #expect(chat.state.focus == .tuning)
  }
}

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
    #expect(chat.lines().contains { $0.contains("@notes.md (Markdown, 12 KB, 3,400 tokens)") })
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
    #expect(chat.lines().count { $0.contains("@notes.md (Markdown, 12 KB, 3,400 tokens)") } == 1)
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

/// What a file is, in its caption.
@Suite struct FileKindTests {
  @Test(arguments: [
    ("a/Main.swift", "", "Swift"), ("NOTES.MD", "", "Markdown"), ("t.csv", "", "CSV"),
    ("t.txt", "{}", "text"),
    ("Makefile", "", "Makefile"), ("x.tar.unknown", "plain", "text"),
    ("run", "#!/usr/bin/env python3\n", "Python"),
    ("run", "#!/bin/sh\n", "shell script"), ("page", "\n<!DOCTYPE html>\n", "HTML"),
    ("data", "{ \"a\": 1 }\n", "JSON"),
    ("data", "[1, 2]", "JSON"), ("note", "[ ] to do", "text"), ("note", "{curly}", "text"), (".", "", "text"),
    ("dir.d/plain", "", "text"), ("", "", "text"),
  ])
  func kinds(path: String, text: String, kind: String) {
    #expect(FileKind.name(path: path, text: text) == kind)
  }
}

/// Files of messages that were sent before.
@Suite struct SentFileTests {
  private static let kept = Attachment(name: "notes.md", byteCount: 8, text: "as it was")

  private static func opened(_ message: String) -> OpenedConversation {
    OpenedConversation(
      key: ConversationKey(1), title: "notes",
      messages: [
        KeptMessage(
          id: MessageID(1), parent: nil, isReply: false, text: message, attachments: [kept], isChosen: true),
        KeptMessage(id: MessageID(2), parent: MessageID(1), isReply: true, text: "Well.", isChosen: true),
      ], unsent: "")
  }

  /// A message with a file, being edited.
  private static func editing() -> Chat {
    var chat = Chat(width: 120, height: 30)
    chat.receive(.conversationOpened(opened("Read @notes.md")))
    chat.press(.alt("M"), .up, .character("e"))
    return chat
  }

  /// Sends it and says what comes of looking for its files.
  private static func send(_ chat: inout Chat, _ outcomes: [(String, AttachmentReading.Outcome)])
    -> AnswerRequest?
  {
    guard case .readAttachments(let number, _)? = chat.press(.enter).first else { return nil }
    let readings = outcomes.map { AttachmentReading(path: $0.0, outcome: $0.1) }
    for effect in chat.receive(.attachmentsRead(number: number, readings)) {
      if case .answer(let request) = effect { return request }
    }
    return nil
  }

  @Test(
    "The tokens of a file are there again after its conversation was opened, and after another pair was chosen"
  )
  func tokens() {
    var chat = Chat(width: 100, height: 30)
    let asked = chat.receive(.conversationOpened(Self.opened("Read @notes.md")))
    #expect(asked.contains(.countTokens(of: [Self.kept])))
    #expect(chat.lines().contains { $0.contains("@notes.md (Markdown, 8 bytes)") })
    var counted = Self.kept
    counted.tokenCount = 3
    // Another pair's count comes too late.
    chat.receive(.tokensCounted(counted, by: "other"))
    #expect(chat.lines().contains { $0.contains("@notes.md (Markdown, 8 bytes)") })
    chat.receive(.tokensCounted(counted, by: "starter"))
    #expect(chat.lines().contains { $0.contains("@notes.md (Markdown, 8 bytes, 3 tokens)") })
    let switched = chat.receive(
      .pairSwitched(Chat.pair, start: DecodingParameters(), defaults: DecodingParameters()))
    #expect(switched.contains(.countTokens(of: [counted])))
  }

  @Test("A conversation that is opened before the models are there is counted once they are")
  func tokensAfterLoading() {
    var chat = Chat(loaded: false)
    let asked = chat.receive(.conversationOpened(Self.opened("Read @notes.md")))
    #expect(!asked.contains { if case .countTokens = $0 { true } else { false } })
    #expect(chat.receive(.pairLoaded(Chat.pair)).contains(.countTokens(of: [Self.kept])))
  }

  @Test(
    "An edited message takes its file along as it was sent, though that is gone",
    arguments: [
      AttachmentReading.Outcome.missing, .refused("notes.md is a folder; name a file in it."),
    ])
  func gone(outcome: AttachmentReading.Outcome) {
    var chat = Self.editing()
    let looks = chat.effects.compactMap {
      if case .readAttachments(let number, _) = $0 { number } else { nil }
    }
    chat.receive(
      .attachmentsRead(number: looks.last ?? 0, [AttachmentReading(path: "notes.md", outcome: outcome)]))
    // Below the conversation's own line for it.
    #expect(chat.lines().count { $0.contains("@notes.md (Markdown, 8 bytes)") } == 2)
    #expect(!chat.lines().contains { $0.contains("no such file") || $0.contains("is a folder") })
    let request = Self.send(&chat, [("notes.md", outcome)])
    #expect(request?.attachments == [Self.kept])
  }

  @Test("Of a file that has changed the text of then is sent, and a sentence says so; new paths are read")
  func changed() {
    var chat = Self.editing()
    chat.type(" and @new.txt")
    let new = Attachment(name: "new.txt", byteCount: 3, tokenCount: 1, text: "new")
    let now = Attachment(name: "notes.md", byteCount: 3, tokenCount: 2, text: "now")
    let request = Self.send(&chat, [("notes.md", .file(now)), ("new.txt", .file(new))])
    #expect(request?.attachments == [Self.kept, new])
    #expect(
      chat.state.notice?.sentence
        == "notes.md has changed on the disk; what went with the message before was sent again.")
    // The text of then was never counted by this pair.
    #expect(chat.effects.contains(.countTokens(of: [Self.kept, new])))
  }

  @Test("Another message sends the file as it is now")
  func another() {
    var chat = Chat(width: 120, height: 30)
    chat.receive(.conversationOpened(Self.opened("Read @notes.md")))
    chat.type("Once more @notes.md")
    let now = Attachment(name: "notes.md", byteCount: 3, tokenCount: 2, text: "now")
    #expect(Self.send(&chat, [("notes.md", .file(now))])?.attachments == [now])
    #expect(chat.state.notice == nil)
  }
}

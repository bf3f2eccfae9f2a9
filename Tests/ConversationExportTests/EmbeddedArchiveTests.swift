import ConversationStore
import Foundation
import Markdown
import Testing

@testable import ConversationExport
@testable import specbranch

/// Pages and Markdown documents come back as what they were made of, whatever was said.
@Suite struct EmbeddedArchiveTests {
  private static let hostile = [
    "</script><script>alert(1)</script>", "<!-- --> --!> -- --- -", "\n-->\n\n# Out\n",
    "<script type=\"application/json\" id=\"specbranch-archive\">\n{\"format\":1}\n</script>",
    "```\n\n<!-- specbranch-archive\n{\"format\":1}\n-->\n",
    "a\u{0}b\u{1b}[31m\u{9b}\u{202e}\u{2028}\u{feff}\r\n\t",
    "&lt;&amp;\\u003c\\u002d\\\\-\\\"", "é\u{301}漢🦊 - -", "]]>", "<!--<script>", "",
  ]

  private static func conversation(_ text: String) -> ExportedConversation {
    var conversation = Samples.branching(text, reply: text)
    conversation.title = "t " + text.split(whereSeparator: \.isNewline).joined()
    conversation.systemPrompt = text
    conversation.messages[0].attachments = [.init(name: "n" + text, byteCount: 2, text: text)]
    conversation.messages[1].summaries = [.init(text: text, pair: "big", replyLength: 4)]
    return conversation
  }

  private static func inFile<Value>(_ name: String, _ data: Data, _ body: (String) throws -> Value) throws
    -> Value
  {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString)-\(name)")
    defer { try? FileManager.default.removeItem(at: file) }
    try data.write(to: file)
    return try body(file.path)
  }

  @Test(arguments: hostile, [ExportFormat.html, .markdown])
  func comesBack(text: String, format: ExportFormat) throws {
    let now = Date(timeIntervalSince1970: 1_700_000_000)
    let archive = ConversationArchive(
      conversations: [
        Self.conversation(text).archived(at: now), Self.conversation("plain").archived(at: now),
      ])
    let data = try ConversationFile.data(archive, as: format)
    let back = try Self.inFile("talk", data) { try ConversationFile.archive(at: $0) }
    #expect(back == archive)
    // As editors and version control on other systems leave it.
    let lines = Data(String(decoding: data, as: UTF8.self).replacing("\n", with: "\r\n").utf8)
    #expect(
      try Self.inFile("talk", lines + Data("\r\n \r\n".utf8)) { try ConversationFile.archive(at: $0) }
        == archive)
  }

  @Test(arguments: hostile)
  func noTextLeavesItsPlace(text: String) throws {
    let archive = ConversationArchive(conversations: [Self.conversation(text).archived(at: Date())])
    let page = String(decoding: try ConversationFile.data(archive, as: .html), as: UTF8.self)
    #expect(page.components(separatedBy: "<script").count == 2)
    #expect(page.components(separatedBy: "</script>").count == 2)
    #expect(!page.contains("<!--") && !page.unicodeScalars.contains { $0.properties.isBidiControl })
    let document = String(decoding: try ConversationFile.data(archive, as: .markdown), as: UTF8.self)
    let without = String(
      decoding: try ConversationFile.data(archive, as: .markdown, embedsArchive: false), as: UTF8.self)
    let comment = try #require(document.range(of: "\n<!-- specbranch-archive\n", options: .backwards))
    #expect(document[..<comment.lowerBound] == without)
    #expect(document[comment.upperBound...].components(separatedBy: "--").count == 2)
    #expect(document.hasSuffix("\n-->\n"))
    #expect(!document.unicodeScalars.contains { $0.properties.isBidiControl })
    // A reader of Markdown sees the same as without it, and then the comment.
    let (seen, expected) = (Markdown.blocks(document), Markdown.blocks(without))
    #expect(seen.map(\.start) == expected.map(\.start) + [without.utf8.count + 1])
  }

  @Test(arguments: hostile, [ExportFormat.html, .markdown])
  func aFileWithoutOneSaysSo(text: String, format: ExportFormat) throws {
    let archive = ConversationArchive(conversations: [Self.conversation(text).archived(at: Date())])
    let data = try ConversationFile.data(archive, as: format, embedsArchive: false)
    let name = format == .html ? "talk.html" : "talk.md"
    let failure = try Self.inFile(name, data) { path in
      #expect(throws: CommandFailure.self) { try ConversationFile.archive(at: path) }
    }
    #expect(failure?.description.hasSuffix(": \(ArchiveProblem.noneEmbedded)") == true)
  }

  @Test func whatIsNeitherIsNoArchive() throws {
    for text in [
      "", "plain", "-->", "\n<!-- specbranch-archive-->", "\n<!-- specbranch-archive\n{}\n-->", "<p>",
    ] {
      #expect(throws: CommandFailure.self, "\(text)") {
        try Self.inFile("talk.txt", Data(text.utf8)) { try ConversationFile.archive(at: $0) }
      }
    }
  }
}

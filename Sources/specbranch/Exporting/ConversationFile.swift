import ConversationExport
import ConversationStore
import Foundation
import TerminalCore
import UserFiles

/// Conversations as files: what is exported, and what is read back.
enum ConversationFile {
  static func data(
    _ archive: ConversationArchive, as format: ExportFormat
  ) throws(CommandFailure) -> Data {
    switch format {
    case .json:
      do { return try archive.json() } catch { throw CommandFailure("\(error)") }
    case .markdown:
      return Data(MarkdownExport.text(archive.conversations.map(ExportedConversation.init)).utf8)
    case .html: return Data(HTMLExport.text(archive.conversations.map(ExportedConversation.init)).utf8)
    }
  }

  /// Writes what the screen shows.
  static func write(
    _ conversation: ExportedConversation, as format: ExportFormat, to path: String
  ) throws(CommandFailure) {
    let data =
      switch format {
      case .json:
        try Self.data(ConversationArchive(conversations: [conversation.archived(at: Date())]), as: .json)
      case .markdown: Data(MarkdownExport.text([conversation]).utf8)
      case .html: Data(HTMLExport.text([conversation]).utf8)
      }
    try write(data, to: path)
  }

  /// Writes what is kept into a new file.
  static func write(
    _ archive: ConversationArchive, as format: ExportFormat, to path: String
  ) throws(CommandFailure) {
    try write(try data(archive, as: format), to: path)
  }

  private static func write(_ data: Data, to path: String) throws(CommandFailure) {
    do { try NewFile.write(data, to: Home.expanded(path)) } catch { throw CommandFailure("\(error)") }
  }

  static func archive(at path: String) throws(CommandFailure) -> ConversationArchive {
    let limit = ArchiveLimits.standard.byteCount
    // It may be a pipe, or a device that never ends.
    guard let handle = FileHandle(forReadingAtPath: path), let data = try? handle.read(upToCount: limit + 1)
    else {
      throw CommandFailure("\(path) cannot be read; is it there, and a file that you may read?")
    }
    do { return try ConversationArchive(json: data) } catch { throw CommandFailure("\(path): \(error)") }
  }

  /// What was imported, in one sentence.
  static func summary(_ archive: ConversationArchive) -> String {
    let conversations = archive.conversations
    let messages = conversations.reduce(0) { $0 + $1.messages.count }
    let count = conversations.count == 1 ? "1 conversation" : "\(conversations.count) conversations"
    let titles = conversations.prefix(3).map { "“\(DisplayWidth.visible(String($0.title.prefix(60))))”" }
    let named = conversations.isEmpty ? "" : ": " + titles.joined(separator: ", ")
    let more = conversations.count > 3 ? " and \(conversations.count - 3) more" : ""
    return "Imported \(count) with \(messages == 1 ? "1 message" : "\(messages) messages")\(named)\(more)."
  }
}

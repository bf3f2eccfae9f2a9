import ConversationExport
import ConversationStore
import Foundation
import TerminalCore
import UserFiles

/// Conversations as files: what is exported, and what is read back.
enum ConversationFile {
  /// - Parameter embedsArchive: whether pages and Markdown have the archive in them, so that they can be imported.
  static func data(
    _ archive: ConversationArchive, as format: ExportFormat, embedsArchive: Bool = true
  ) throws(CommandFailure) -> Data {
    let conversations = archive.conversations.map(ExportedConversation.init)
    do throws(ArchiveProblem) {
      if format == .json { return try archive.json() }
      let embedded = embedsArchive ? String(decoding: try archive.json(compact: true), as: UTF8.self) : nil
      let text =
        format == .html
        ? HTMLExport.text(conversations, archive: embedded)
        : MarkdownExport.text(conversations, archive: embedded)
      return Data(text.utf8)
    } catch {
      throw CommandFailure("\(error)")
    }
  }

  /// Writes what the screen shows.
  static func write(
    _ conversation: ExportedConversation, as format: ExportFormat, to path: String
  ) throws(CommandFailure) {
    try write(ConversationArchive(conversations: [conversation.archived(at: Date())]), as: format, to: path)
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

  // MARK: Reading

  /// The archive that a file is, or that is in it.
  static func archive(at path: String) throws(CommandFailure) -> ConversationArchive {
    let data = try bytes(at: path)
    do throws(ArchiveProblem) {
      if isJSON(data) { return try ConversationArchive(json: data) }
      guard data.count <= Self.mostBytes else { throw .tooLarge(megabytes: Self.mostBytes >> 20) }
      if let embedded = EmbeddedArchive.json(in: data) { return try ConversationArchive(json: embedded) }
      let format = ExportFormat(file: path)
      throw format == .html || format == .markdown ? ArchiveProblem.noneEmbedded : .notAnArchive
    } catch {
      throw CommandFailure("\(path): \(error)")
    }
  }

  /// A document says most things twice.
  private static let mostBytes = 2 * ArchiveLimits.standard.byteCount

  /// No more than can be imported: it may be a pipe, or a device that never ends.
  private static func bytes(at path: String) throws(CommandFailure) -> Data {
    let failure = CommandFailure("\(path) cannot be read; is it there, and a file that you may read?")
    guard let handle = FileHandle(forReadingAtPath: path),
      let data = try? handle.read(upToCount: ArchiveLimits.standard.byteCount + 1)
    else { throw failure }
    if data.count <= ArchiveLimits.standard.byteCount || isJSON(data) { return data }
    guard let rest = try? handle.read(upToCount: mostBytes) else { throw failure }
    return data + rest
  }

  private static func isJSON(_ data: Data) -> Bool {
    data.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "{")
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

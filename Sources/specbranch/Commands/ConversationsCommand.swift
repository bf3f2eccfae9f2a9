import ArgumentParser
import ConversationStore
import Foundation
import TerminalCore

/// Lists the conversations that are kept.
struct ConversationsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conversations", abstract: "List the conversations that are kept, with their numbers.",
    discussion: """
      Pinned ones come first, then those used last; deleted ones are left out. --conversation takes the number, in the \
      chat, in run and in export.
      """)

  @Option(
    help: ArgumentHelp(
      "Only those that have all these words in their title, one message or a file sent with one, the best first; the "
        + "last word may be the start of one.", valueName: "words"))
  var search: String?

  @Flag(help: "As JSON.") var json = false

  private struct Listed: Encodable {
    let number: Int64
    let title: String
    /// When something was last said in it, by ISO 8601.
    let updated: String
    /// With all versions and replies.
    let messages: Int
    let pinned: Bool
  }

  /// More than anybody reads.
  private static let mostFound = 1_000

  func run() async throws {
    let location = ConversationLocation()
    // Looking makes no file.
    guard FileManager.default.fileExists(atPath: location.path) else { return try await print([], [:]) }
    let library = try ConversationLibrary(location)
    defer { try? library.close() }
    try await print(try await chosen(library), try await library.messageCounts())
  }

  private func chosen(_ library: ConversationLibrary) async throws -> [ConversationTitle] {
    let titles = try await library.titles()
    guard let search else { return titles }
    let byID = Dictionary(uniqueKeysWithValues: titles.map { ($0.id, $0) })
    var seen: Set<ConversationID> = []
    let hits = try await library.search(search, limit: Self.mostFound)
    return hits.compactMap { seen.insert($0.conversation).inserted ? byID[$0.conversation] : nil }
  }

  private func print(_ titles: [ConversationTitle], _ counts: [ConversationID: Int]) async throws {
    guard !json else {
      return try await CommandOutput.print(
        json: titles.map {
          Listed(
            number: $0.id.number, title: $0.title, updated: $0.updated.formatted(.iso8601),
            messages: counts[$0.id] ?? 0, pinned: $0.isPinned)
        })
    }
    guard !titles.isEmpty else {
      return await CommandOutput.print(
        search == nil ? "No conversation is kept yet." : "No conversation has these words.")
    }
    await CommandOutput.print(Self.table(titles, counts))
  }

  private static func table(_ titles: [ConversationTitle], _ counts: [ConversationID: Int]) -> String {
    let when = LastUse(now: Date())
    let digits = titles.map { $0.id.description.count }.max() ?? 0
    return CommandOutput.table(
      titles.map { title in
        let number = title.id.description
        let count = counts[title.id] ?? 0
        let name = title.title.contains { !$0.isWhitespace } ? title.title : "untitled"
        return [
          String(repeating: " ", count: digits - number.count) + number, when.words(for: title.updated),
          count == 1 ? "1 message" : "\(count) messages",
          DisplayWidth.visible(name) + (title.isPinned ? " (pinned)" : ""),
        ]
      })
  }
}

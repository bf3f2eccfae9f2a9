import ArgumentParser
import ConversationStore

/// Adds exported conversations to those that are kept.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Import conversations that were exported.",
    discussion: """
      They are added to those that are kept, under new numbers; a file with faults is refused whole. Of HTML and Markdown \
      it is the archive within that counts, not the text that is seen.
      """)

  @Argument(
    help: ArgumentHelp("What was exported: .json, .html or .md.", valueName: "file"),
    completion: .file(extensions: ["json", "html", "md"]))
  var file: String

  func run() async throws {
    let archive = try ConversationFile.archive(at: file)
    let library = try ConversationLibrary()
    let ids = try await library.importArchive(archive)
    try library.close()
    let numbers = ids.count == 1 ? " It is number \(ids[0])." : ""
    await CommandOutput.print(ConversationFile.summary(archive) + numbers)
  }
}

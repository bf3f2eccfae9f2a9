public import ArgumentParser
public import ConversationExport
import ConversationStore
import Foundation
import UserFiles

/// Writes kept conversations to a file or to standard output.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Export kept conversations as Markdown, JSON or a page.",
    discussion: """
      Without --conversation or --all it is the latest one. JSON, the archive, holds everything, with all other \
      replies and versions; HTML is one page that needs nothing else. specbranch import reads all of them back: files in \
      HTML and Markdown have the archive in them, unseen, with what is not shown, such as the text of attachments.
      """)

  @Option(
    help: ArgumentHelp(
      "The conversation's number, as specbranch conversations lists it; may be given several times.",
      valueName: "number"), completion: Completions.conversations)
  var conversation: [Int64] = []

  @Flag(help: "All conversations.")
  var all = false

  @Option(help: "What to write (default: as the file's ending says, else markdown).")
  var format: ExportFormat?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write (default: standard output).", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Leave the archive out of HTML and Markdown, which then cannot be imported.")
  var noArchive = false

  @Flag(help: "Replace a file that is there.")
  var force = false

  func validate() throws {
    if noArchive, chosenFormat == .json {
      throw ValidationError("--no-archive is for HTML and Markdown, since JSON is the archive.")
    }
    guard !all || conversation.isEmpty else { throw ValidationError("Give either --conversation or --all.") }
  }

  func run() async throws {
    let library = try ConversationLibrary()
    let archive = try await library.archive(try await chosen(library))
    try library.close()
    guard let output, output != "-" else { return try print(archive) }
    let data = try ConversationFile.data(archive, as: chosenFormat, embedsArchive: !noArchive)
    try write(data, to: output)
    let count = archive.conversations.count
    StandardError.write("Exported \(count == 1 ? "1 conversation" : "\(count) conversations") to \(output).")
  }

  private var chosenFormat: ExportFormat { format ?? output.flatMap(ExportFormat.init(file:)) ?? .markdown }

  private func print(_ archive: ConversationArchive) throws {
    signal(SIGPIPE, SIG_IGN)
    // Nobody imports a screen, and what would act on it is escaped.
    let isTerminal = isatty(STDOUT_FILENO) == 1
    var data = try ConversationFile.data(
      archive, as: chosenFormat, embedsArchive: !noArchive && !isTerminal)
    if isTerminal, chosenFormat == .json {
      data = Data(HarmlessJSON.of(String(decoding: data, as: UTF8.self)).utf8)
    }
    let problem = OutputFile.write(Array(data), to: STDOUT_FILENO)
    if problem == EPIPE { throw ExitCode(ExitStatus.nobodyReads) }
    if problem != 0 {
      throw CommandFailure("Standard output cannot be written; is the disk full? Name a file with -o.")
    }
  }

  private func write(_ data: Data, to path: String) throws(CommandFailure) {
    do {
      try NewFile.write(data, to: path, replacing: force)
    } catch {
      var sentence = "\(error)"
      if case .exists = error {
        sentence = "\(path) is there already and was left as it is; choose another name, or give --force."
      }
      throw CommandFailure(sentence)
    }
  }

  private func chosen(_ library: ConversationLibrary) async throws -> [ConversationID] {
    if !conversation.isEmpty { return conversation.map { ConversationID($0) } }
    let kept = try await library.titles()
    guard !kept.isEmpty else {
      throw CommandFailure("No conversation is kept yet, so there is nothing to export.")
    }
    if all { return kept.map(\.id) }
    return [kept.max { $0.updated < $1.updated }!.id]
  }
}

extension ExportFormat: ExpressibleByArgument {}

import ArgumentParser
import Bench
import ConversationStore
import Foundation
import SpecCore
import TerminalCore

/// What many conversations cost their user.
struct BenchLibraryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "library", abstract: "Measure opening, searching and scrolling many conversations.",
    discussion: """
      Makes a file of conversations in a temporary folder and takes it through the chat's own store and screen, \
      which draws on a pseudo-terminal. Times are from the key, or from the start, until the terminal has the frame. \
      No model is loaded. With --folder the file is made there once and stays, to be measured again.
      """)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many messages to make, over all conversations.", valueName: "n"))
  var messages = 100_000

  @Option(parsing: .unconditional, help: ArgumentHelp("How many conversations they are in.", valueName: "n"))
  var conversations = 2_000

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many of the messages the newest conversation has.", valueName: "n"))
  var newest: Int?

  @Option(parsing: .unconditional, help: ArgumentHelp("How often to open the file.", valueName: "n"))
  var opens = 20

  @Option(parsing: .unconditional, help: ArgumentHelp("How many searches of each kind.", valueName: "n"))
  var searches = 40

  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many frames of each kind of scrolling.", valueName: "n"))
  var frames = 600

  @Option(help: ArgumentHelp("The screen's columns and rows.", valueName: "columns×rows"))
  var size = "200x60"

  @Option(
    help: ArgumentHelp("Keep the file in this folder, or measure the one that is there.", valueName: "folder")
  )
  var folder: String?

  @Option(help: ArgumentHelp("Write the report to this file as JSON.", valueName: "file.json"))
  var json: String?

  func validate() throws {
    try requireRange(conversations, "--conversations", 1...1_000_000)
    try requireRange(messages, "--messages", conversations...10_000_000)
    try requireRange(newest, "--newest", 1...max(messages - conversations + 1, 1))
    try requireRange(opens, "--opens", 1...1000)
    try requireRange(searches, "--searches", 1...10_000)
    try requireRange(frames, "--frames", 1...100_000)
    _ = try screenSize()
  }

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    let cancellation = CancellationFlag()
    let interrupts = InterruptHandler(cancellation)
    let jsonFile = try json.map(ReportFile.init)
    let place =
      folder.map { URL(fileURLWithPath: $0) }
      ?? FileManager.default.temporaryDirectory.appending(path: "specbranch-bench-\(UUID().uuidString)")
    defer { if folder == nil { try? FileManager.default.removeItem(at: place) } }
    let location = ConversationLocation(folder: place)
    let report: LibraryReport
    do {
      try await make(location, cancellation)
      let bench = try LibraryBench(
        location, size: screenSize(),
        counts: LibraryBench.Counts(opens: opens, searches: searches, frames: frames),
        cancellation: cancellation)
      report = try await bench.report()
    } catch is CancellationError {
      throw ExitCode(interrupts.exitStatus)
    }
    await CommandOutput.print(LibraryReportText(report).text)
    try jsonFile?.write(report.json() + "\n")
  }

  private func make(_ location: ConversationLocation, _ cancellation: CancellationFlag) async throws {
    guard !FileManager.default.fileExists(atPath: location.path) else { return }
    let library = try ConversationLibrary(location)
    let progress = BenchProgress(total: messages)
    defer { progress.clear() }
    let newest = newest ?? min(max(messages / 100, messages / conversations), messages - conversations + 1)
    var generated = GeneratedLibrary(messages: messages, conversations: conversations, newest: newest)
    while let batch = generated.nextBatch() {
      if cancellation.isSet { throw CancellationError() }
      try await library.importArchive(ConversationArchive(conversations: batch))
      progress.show("making conversations, \(100 * generated.made / conversations) %")
    }
    try library.close()
  }

  private func screenSize() throws -> Size {
    let numbers = size.split(whereSeparator: { "x×X".contains($0) }).compactMap { Int($0) }
    guard numbers.count == 2, (10...1000).contains(numbers[0]), (4...1000).contains(numbers[1]) else {
      throw ValidationError("--size must be columns and rows as in 200x60.")
    }
    return Size(width: numbers[0], height: numbers[1])
  }
}

import ArgumentParser
import Bench
import Foundation
import SpecCore
import SpecEngine

/// Compares decoding modes on a suite of prompts.
struct BenchModesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "modes", abstract: "Compare decoding modes on a suite of prompts.",
    discussion: """
      Every prompt is given to all modes before the next, each time with empty caches, and autoregressive is \
      always among them. An item of --modes is MODE[:key=value…], as in \
      specbranch:draft-length=8:branch-stop=0.2. The suite has one JSON object a line, with a category and \
      either messages or, as in Spec-Bench, turns.

      Exit codes: as run, and 2 if emulated lanes could not keep their time, so that the figures say nothing.
      """)

  @Option(help: ArgumentHelp("The modes to compare, separated by commas.", valueName: "mode[:key=value…],…"))
  var modes: String

  @Option(help: ArgumentHelp("The prompts, as JSON lines.", valueName: "file.jsonl"))
  var suite: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Take the first n prompts of each category only.", valueName: "n"))
  var perCategory: Int?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many times to go through the suite.", valueName: "n"))
  var runs = 1

  @Option(
    help: ArgumentHelp(
      "Try speculative and pearl (and modes with draft-length=sweep) with each of these γ.",
      valueName: "n,…"))
  var draftLengths: String?

  @OptionGroup(title: "Pair") var pairOptions: PairOptions
  @OptionGroup(title: "Decoding") var decoding: DecodingOptions
  @OptionGroup(title: "Logging") var logging: LoggingOptions

  @Option(help: ArgumentHelp("Write the report to this file as JSON.", valueName: "file.json"))
  var json: String?

  @Option(help: ArgumentHelp("Draw the speed-ups into this file.", valueName: "file.svg"))
  var plot: String?

  func validate() throws {
    try requireRange(perCategory, "--per-category", 1...Int(Int32.max))
    try requireRange(runs, "--runs", 1...1000)
    if decoding.mode != nil { throw ValidationError("bench compares --modes; leave --mode out.") }
    _ = try sweptLengths()
  }

  func run() async throws {
    logging.start()
    signal(SIGPIPE, SIG_IGN)
    let cancellation = CancellationFlag()
    let interrupts = InterruptHandler(cancellation)
    let (jsonFile, plotFile) = (try json.map(ReportFile.init), try plot.map(ReportFile.init))
    let preferences = try Preferences(GivenOptions(pair: pairOptions))
    let source = preferences.source
    let base = decoding.parameters(source.parameters, seedFixesSchedule: false)
    let items = try SuiteReader.items(of: SuiteFile.text(suite), perCategory: perCategory)
    let modes = try ModeList.modes(of: modes, base: base, draftLengths: try sweptLengths())
    let report: BenchReport
    do {
      let pair = try await load(preferences, cancellation)
      report = try await measure(items, modes, pair, cancellation)
    } catch {
      if cancellation.isSet { throw ExitCode(interrupts.exitStatus) }
      throw error
    }
    try await print(report)
    try jsonFile?.write(report.json() + "\n")
    try plotFile?.write(ReportPlot(report).svg)
    if cancellation.isSet { throw ExitCode(interrupts.exitStatus) }
    if !report.valid { throw ExitCode(ExitStatus.invalidMeasurement) }
  }

  private func load(_ preferences: Preferences, _ cancellation: CancellationFlag) async throws -> LoadedPair {
    let progress = ProgressLine()
    defer { progress.clear() }
    return try await PairLoader(
      source: preferences.source, options: preferences.pair, cancellation: cancellation,
      progress: progress.loading,
      // A measurement must not depend on what was asked before it.
      remembersReplies: false
    ).load()
  }

  private func measure(
    _ items: [SuiteItem], _ modes: [BenchedMode], _ pair: LoadedPair, _ cancellation: CancellationFlag
  ) async throws -> BenchReport {
    for notice in pair.notices + [pair.predictorObstacle].compactMap(\.self) { StandardError.write(notice) }
    let seed = decoding.seed ?? 0
    var session = BenchSession(
      pair: pair, items: items, modes: modes, runs: runs, seed: seed, decoding: decoding,
      cancellation: cancellation)
    try await session.measure()
    guard !session.results.isEmpty else {
      throw CommandFailure(
        cancellation.isSet
          ? "Nothing was measured yet." : "No prompt of the suite fits the context; give a larger --context.")
    }
    let setting = BenchSetting(
      programVersion: ProgramVersion.current, pair: pair.source.name, targetModel: pair.targetSummary,
      draftModel: pair.draftSummary, machine: .current,
      suite: URL(fileURLWithPath: suite).lastPathComponent, modes: modes, runs: runs,
      maxTokens: decoding.maxTokens, seed: seed)
    return ReportBuilder(setting, results: session.results, hits: session.hits).report(
      isComplete: session.isComplete, questionsLeftOut: session.questionsLeftOut)
  }

  private func print(_ report: BenchReport) async throws {
    let output = TextOutput()
    output.write(ReportText(report).text)
    let written = await output.finish()
    if written != 0, written != EPIPE {
      throw CommandFailure("The report could not be written to standard output; is the disk full?")
    }
  }

  private func sweptLengths() throws -> [Int] {
    try (draftLengths ?? "").split(separator: ",").map { text in
      guard let length = Int(text) else {
        throw ValidationError("--draft-lengths must be whole numbers separated by commas.")
      }
      try requireRange(length, "--draft-lengths", DecodingParameters.draftLengthRange)
      return length
    }
  }
}

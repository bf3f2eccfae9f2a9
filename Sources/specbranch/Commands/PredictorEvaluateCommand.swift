import ArgumentParser
import Foundation
import PosteriorPrediction
import SpecCore

/// Judges a pair's predictor on prompts.
struct PredictorEvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Say how well a pair's predictor does on some prompts.",
    discussion: """
      The majority class and the thresholds on max q are chosen on the same prompts, which favours them. \
      Then the pair runs with and without the predictor on the fixed schedule, timed by an ideal clock.
      """)

  @OptionGroup(title: "Pair") var pairOptions: PairOptions
  @OptionGroup(title: "Decoding") var decoding: DecodingOptions
  @OptionGroup(title: "Logging") var logging: LoggingOptions

  @Option(
    help: ArgumentHelp("Conversations to run, a JSON object with messages a line.", valueName: "file.jsonl"))
  var prompts: String

  @Option(parsing: .unconditional, help: ArgumentHelp("Use only the first n prompts.", valueName: "n"))
  var limit: Int?

  func validate() throws {
    try requireRange(limit, "--limit", 1...Int(Int32.max))
  }

  func run() async throws {
    logging.start()
    let cancellation = CancellationFlag()
    let interrupts = InterruptHandler(cancellation)
    do {
      try await evaluate(cancellation)
    } catch {
      if cancellation.isSet { throw ExitCode(interrupts.exitStatus) }
      throw error
    }
  }

  private func evaluate(_ cancellation: CancellationFlag) async throws {
    let preferences = try Preferences(GivenOptions(pair: pairOptions))
    let source = preferences.source
    guard source.predictorPath != nil else {
      throw CommandFailure("This pair names no predictor; give one with --predictor, or train one.")
    }
    let conversations = Array(try PromptFile(prompts).conversations.prefix(limit ?? .max))
    let pair = try await PairLoader(
      source: source, options: preferences.pair, cancellation: cancellation, progress: { _, _ in }
    ).load()
    guard let predictor = pair.predictor else {
      throw CommandFailure(pair.predictorObstacle ?? "The predictor cannot be used.")
    }
    let bar = ProgressBar()
    defer { bar.clear() }
    let collection = SampleCollection(
      pair: pair, maxTokens: decoding.maxTokens ?? 256, cancellation: cancellation)
    let samples = try await collection.collect(conversations) { bar.show("running the pair", $0) }
    bar.clear()
    let record = predictor.record
    let report = PredictorReport(predictor, on: samples, fitted: samples)
    var clocks: [IdealClock] = []
    for hrad in [false, true] {
      bar.restart()
      clocks.append(
        try await collection.clock(conversations, decoding, hrad: hrad) { bar.show("comparing", $0) })
    }
    bar.clear()
    print(
      """
      Trained on the pair \(record.pair), \(record.sampleCount) decisions, seed \(record.seed); \
      features: \(record.layout.sources.joined(separator: ", ")) and the survivor's embedding.
      \(conversations.count) prompts gave \(samples.count) decisions:

      \(report.text)
      The pair with and without it, on an ideal clock (target \(clocks[0].lanes.target?.description(unit: "n") ?? "") ms, \
      draft \(clocks[0].lanes.draft?.description(unit: "k") ?? "") ms):

      \(PredictorReport.comparison(off: clocks[0], on: clocks[1]))
      """)
    if let warning = report.warning { StandardError.write(warning) }
  }
}

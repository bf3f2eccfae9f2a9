import ArgumentParser
import Foundation
import PosteriorPrediction
import SpecCore

/// Runs a pair over prompts and trains a predictor on what happened.
struct PredictorTrainCommand: AsyncParsableCommand {
  /// Of the prompts, the share that only tests the predictor.
  private static let heldOutShare = 0.2
  private static let fewestSamples = 100

  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Train a predictor for a pair.",
    discussion: """
      The pair answers each prompt greedily; a fifth of the prompts tests the predictor and is not learned \
      from. The same prompts, pair and seed give the same file.
      """)

  @OptionGroup(title: "Pair") var pairOptions: PairOptions
  @OptionGroup(title: "Logging") var logging: LoggingOptions

  @Option(
    help: ArgumentHelp("Conversations to run, a JSON object with messages a line.", valueName: "file.jsonl"))
  var prompts: String

  @Option(
    help: ArgumentHelp(
      "Where to write it (default: the file that the pair names).", valueName: "file.safetensors"))
  var out: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("The seed of all randomness.", valueName: "s"))
  var seed: UInt64 = 1

  @Option(parsing: .unconditional, help: ArgumentHelp("Passes over the samples.", valueName: "n"))
  var epochs = 20

  @Option(parsing: .unconditional, help: ArgumentHelp("Use only the first n prompts.", valueName: "n"))
  var limit: Int?

  @Option(parsing: .unconditional, help: ArgumentHelp("The most tokens of a reply.", valueName: "n"))
  var maxTokens = 256

  func validate() throws {
    try requireRange(epochs, "--epochs", 1...1000)
    try requireRange(limit, "--limit", 10...Int(Int32.max))
    try requireRange(maxTokens, "--max-tokens", 8...Int(Int32.max))
  }

  func run() async throws {
    logging.start()
    let cancellation = CancellationFlag()
    let interrupts = InterruptHandler(cancellation)
    do {
      try await train(cancellation)
    } catch {
      if cancellation.isSet { throw ExitCode(interrupts.exitStatus) }
      throw error
    }
  }

  private func train(_ cancellation: CancellationFlag) async throws {
    let preferences = try Preferences(GivenOptions(pair: pairOptions))
    let source = preferences.source
    guard let path = out ?? source.predictorPath else {
      throw CommandFailure("This pair names no predictor file; say with --out where to write it.")
    }
    let file = try PromptFile(prompts)
    let conversations = Array(
      try file.withoutHeldOut(beside: source.targetPath).prefix(limit ?? .max))
    let bar = ProgressBar()
    defer { bar.clear() }
    let pair = try await PairLoader(
      source: source, options: preferences.pair, cancellation: cancellation, progress: { _, _ in }
    ).load()
    bar.restart()
    let collection = SampleCollection(pair: pair, maxTokens: maxTokens, cancellation: cancellation)
    let samples = try await collection.collect(conversations) { bar.show("running the pair", $0) }
    let (learned, heldOut) = split(samples, prompts: conversations.count)
    guard min(learned.count, heldOut.count * 4) >= Self.fewestSamples else {
      throw CommandFailure("Only \(samples.count) decisions came of these prompts; give more of them.")
    }
    bar.restart()
    var predictor = try fit(learned, record(pair, collection, file), bar, cancellation)
    let report = PredictorReport(predictor, on: heldOut, fitted: learned)
    predictor.record.heldOutCount = heldOut.count
    predictor.record.accuracy = report.predictor.accuracy
    predictor.record.macroF1 = report.predictor.macroF1
    try write(predictor, to: path)
    bar.clear()
    print(
      "\(conversations.count) prompts gave \(samples.count) decisions; on the \(heldOut.count) held out:\n\n"
        + report.text)
    print("Written to \(path).")
    if let warning = report.warning { StandardError.write(warning) }
  }

  private func record(
    _ pair: LoadedPair, _ collection: SampleCollection, _ file: PromptFile
  ) throws -> PredictorRecord {
    guard let layout = pair.coordinator.posteriorFeatures.layout else {
      throw CommandFailure("This target gives no hidden states.")
    }
    return PredictorRecord(
      pair: pair.source.name, trainingDataChecksum: file.checksum, layout: layout,
      draftLength: collection.parameters.draftLength, seed: seed, epochs: epochs, sampleCount: 0,
      heldOutCount: 0, accuracy: 0, macroF1: 0)
  }

  /// Parts the samples by prompt: no conversation is on both sides.
  private func split(
    _ samples: [PosteriorSample], prompts: Int
  ) -> (learned: [PosteriorSample], heldOut: [PosteriorSample]) {
    var uniforms = SeededUniforms(seed: seed, stream: 4)
    let isHeldOut = (0..<prompts).map { _ in uniforms.next() < Self.heldOutShare }
    return (samples.filter { !isHeldOut[$0.prompt] }, samples.filter { isHeldOut[$0.prompt] })
  }

  private func fit(
    _ samples: [PosteriorSample], _ record: PredictorRecord, _ bar: ProgressBar,
    _ cancellation: CancellationFlag
  ) throws -> HRADPredictor {
    var training = PredictorTraining()
    training.epochs = epochs
    training.seed = seed
    var record = record
    record.sampleCount = samples.count
    return training.train(samples, record: record) { done, _ in bar.show("training", done) }
  }

  private func write(_ predictor: HRADPredictor, to path: String) throws {
    do {
      let url = URL(fileURLWithPath: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try predictor.data().write(to: url, options: .atomic)
    } catch {
      throw CommandFailure("The predictor could not be written to \(path); name a writable place with --out.")
    }
  }
}

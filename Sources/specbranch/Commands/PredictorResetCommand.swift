import ArgumentParser

/// Forgets what a pair's predictor has learned.
struct PredictorResetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset", abstract: "Forget what a pair's predictor has learned with --hrad-learning.",
    discussion: "The predictor that came with the pair is never changed, and is used again.")

  @OptionGroup(title: "Pair") var pairOptions: PairOptions

  func run() throws {
    let source = try Preferences(GivenOptions(pair: pairOptions)).source
    let file = LearnedPredictorFile(pair: source.name)
    print(
      try file.remove()
        ? "What H-RAD had learned for \(source.name) is forgotten."
        : "H-RAD had learned nothing for \(source.name).")
  }
}

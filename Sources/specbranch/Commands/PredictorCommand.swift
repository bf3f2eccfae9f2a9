import ArgumentParser

/// Trains and judges posterior predictors.
struct PredictorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predictor", abstract: "Train, evaluate or reset a pair's posterior predictor (H-RAD).",
    discussion: """
      In specbranch mode the predictor foretells from the target's hidden states whether the draft's \
      continuation of a surviving branch will be rejected at once, accepted in part or accepted whole.
      """,
    subcommands: [PredictorTrainCommand.self, PredictorEvaluateCommand.self, PredictorResetCommand.self])
}

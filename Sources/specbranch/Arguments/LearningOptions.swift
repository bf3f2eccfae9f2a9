import ArgumentParser

/// What the program may learn from its user's replies.
struct LearningOptions: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp(
      "Let the pair's predictor (H-RAD) go on learning from your replies, a little after each; what it learns "
        + "stays on this machine, and specbranch predictor reset forgets it."))
  var hradLearning: Bool?
}

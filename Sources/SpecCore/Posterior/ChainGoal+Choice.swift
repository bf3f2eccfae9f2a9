extension ChainGoal {
  /// The chain that SpecBranch drafts while the target waits: up to the first low-confidence position, or as a
  /// prediction (H-RAD) has it. None where its first token would likely be rejected (class 0), all of γ where
  /// all of it is certain to be accepted (class 2).
  ///
  /// The prediction knows the target's states and the last committed token, and nothing that is drafted.
  static func choose(
    expecting expected: PosteriorProbabilities?, _ parameters: DecodingParameters
  ) -> ChainGoal? {
    let (limit, threshold) = (parameters.draftLength, parameters.confidenceThreshold)
    guard let expected else { return ChainGoal(limit: limit, stopBelow: threshold) }
    if expected.allRejected >= PosteriorThresholds.skippedChain { return nil }
    if expected.allAccepted >= PosteriorThresholds.certain { return ChainGoal(limit: limit, stopBelow: nil) }
    let isSafe = expected.allRejected < PosteriorThresholds.safeFirstToken
    return ChainGoal(limit: limit, stopBelow: threshold, least: isSafe ? 1 : 0)
  }
}

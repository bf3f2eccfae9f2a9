extension PosteriorLength {
  /// What SpecBranch keeps of a survivor's continuation (H-RAD): nothing where all of it is expected to be
  /// rejected (class 0), all where it is expected to be accepted (class 2), else up to the first
  /// low-confidence position (class 1, and whenever nothing is predicted).
  ///
  /// Only the prediction and the confidences of the tokens before a cut decide where it is, never the
  /// tokens cut off.
  static func choose(
    for continuation: [DraftNode], expecting expected: PosteriorProbabilities?,
    _ parameters: DecodingParameters
  ) -> PosteriorLength {
    let most = min(continuation.count, parameters.draftLength)
    let sure = continuation.prefix { $0.drawnFrom.confidence >= parameters.confidenceThreshold }
    guard let expected else {
      return PosteriorLength(posteriorClass: 1, length: min(sure.count, most))
    }
    let lengths = [0, min(sure.count, most), most]
    var posterior = PosteriorLength(
      posteriorClass: expected.posteriorClass, length: lengths[expected.posteriorClass])
    switch posterior.posteriorClass {
    case 0:
      posterior.keptLength = 1
      posterior.nextTokenLimit = 1 - expected.allRejected
    case 1: posterior.reach = posterior.length > 0 ? 1 - expected.allRejected : 1
    default: posterior.reach = expected.allAccepted
    }
    return posterior
  }
}

extension BranchGoal {
  /// The probability that the top-ranked candidate survives.
  ///
  /// - Parameter confidence: max q at the branch point.
  func topRankedConfidence(_ confidence: Double) -> Double { reach * min(confidence, topRankedLimit) }
}

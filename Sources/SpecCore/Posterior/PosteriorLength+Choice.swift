extension PosteriorLength {
  /// Below this probability the top-ranked line is not grown on: it would most likely be rolled back.
  private static let hopeless = 0.02
  /// Class 0 and class 2 change the chain only from this probability on: verifying one token more costs
  /// little, and a branch point given up or a chain dropped in error costs a round.
  private static let certain = 0.9

  /// What SpecBranch keeps of a survivor's continuation (H-RAD): nothing where all of it is certain to be
  /// rejected (class 0), all where it is certain to be accepted (class 2), else up to the first
  /// low-confidence position (class 1, and whenever nothing is predicted).
  ///
  /// Only the prediction decides what is discarded, never the tokens themselves: a decision by their values,
  /// or by what was drafted after them, would bias the text.
  static func choose(
    for continuation: [DraftNode], expecting expected: PosteriorProbabilities?,
    _ parameters: DecodingParameters
  ) -> PosteriorLength {
    let most = min(continuation.count, parameters.draftLength)
    let confidences = continuation.prefix(most).map(\.drawnFrom.confidence)
    let sure = confidences.prefix { $0 >= parameters.confidenceThreshold }.count
    guard let expected else { return PosteriorLength(posteriorClass: 1, length: sure) }
    var posterior: PosteriorLength
    if expected.allRejected >= certain {
      posterior = PosteriorLength(posteriorClass: 0, length: 0)
      posterior.keptLength = 1
      posterior.nextTokenLimit = 1 - expected.allRejected
    } else if expected.allAccepted >= certain {
      posterior = PosteriorLength(posteriorClass: 2, length: most)
      posterior.reach = expected.allAccepted
    } else {
      posterior = mixed(confidences, sure: sure, expected)
    }
    posterior.topRankedStop = hopeless
    return posterior
  }

  /// Class 1: some tokens are expected to be accepted, and one of the others to be rejected.
  private static func mixed(
    _ confidences: [Double], sure length: Int, _ expected: PosteriorProbabilities
  ) -> PosteriorLength {
    var posterior = PosteriorLength(posteriorClass: 1, length: length)
    guard length > 0 else {
      posterior.nextTokenLimit = 1 - expected.allRejected
      return posterior
    }
    posterior.reach = confidences[1..<length].reduce(1 - expected.allRejected, *)
    guard length < confidences.count else { return posterior }
    // Of those that may be the first to be rejected, the next token has its share.
    let restAccepted = confidences[length...].reduce(1, *)
    let accepted = restAccepted < 1 ? 1 - (1 - confidences[length]) / (1 - restAccepted) : 1
    let open = expected.mixed + expected.allAccepted
    if open > 0 {
      posterior.nextTokenLimit = (expected.allAccepted + expected.mixed * accepted) / open
    }
    return posterior
  }
}

extension BranchGoal {
  /// What the product of max q along a leaf must not fall below; leaf 0 is the top-ranked line.
  func stop(ofLeaf index: Int) -> Double { index == 0 ? max(stopBelow, topRankedStop) : stopBelow }

  /// The probability that the branch point is reached and the top-ranked candidate survives there.
  ///
  /// - Parameter confidence: max q at the branch point.
  func topRankedConfidence(_ confidence: Double) -> Double { reach * min(confidence, topRankedLimit) }
}

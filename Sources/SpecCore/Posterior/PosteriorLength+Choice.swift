extension PosteriorLength {
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
    let threshold = parameters.confidenceThreshold
    guard let expected else {
      return PosteriorLength(posteriorClass: 1, length: sureLength(confidences, threshold))
    }
    var posterior: PosteriorLength
    if expected.allRejected >= PosteriorThresholds.certain {
      posterior = PosteriorLength(posteriorClass: 0, length: 0)
      posterior.keptLength = 1
      posterior.outlook = .predicted
      posterior.outlook.nextTokenLimit = 1 - expected.allRejected
    } else if expected.allAccepted >= PosteriorThresholds.certain {
      posterior = PosteriorLength(posteriorClass: 2, length: most)
      posterior.outlook = .predicted
      posterior.outlook.reach = expected.allAccepted
    } else {
      let isSafe = expected.allRejected < PosteriorThresholds.safeFirstToken
      let length = sureLength(confidences, threshold, least: isSafe ? 1 : 0)
      posterior = PosteriorLength(posteriorClass: 1, length: length)
      posterior.outlook = mixedOutlook(confidences, length: length, expected)
    }
    return posterior
  }

  /// Tokens before the first low-confidence position, that of the first `least` ones not counted.
  private static func sureLength(_ confidences: [Double], _ threshold: Double, least: Int = 0) -> Int {
    let kept = min(least, confidences.count)
    return kept + confidences.dropFirst(kept).prefix { $0 >= threshold }.count
  }

  /// Class 1: some tokens are expected to be accepted, and one of the others to be rejected.
  private static func mixedOutlook(
    _ confidences: [Double], length: Int, _ expected: PosteriorProbabilities
  ) -> PosteriorOutlook {
    var outlook = PosteriorOutlook.predicted
    guard length > 0 else {
      outlook.nextTokenLimit = 1 - expected.allRejected
      return outlook
    }
    outlook.reach = confidences[1..<length].reduce(1 - expected.allRejected, *)
    guard length < confidences.count else { return outlook }
    // Of those that may be the first to be rejected, the next token has its share.
    let restAccepted = confidences[length...].reduce(1, *)
    let accepted = restAccepted < 1 ? 1 - (1 - confidences[length]) / (1 - restAccepted) : 1
    let open = expected.mixed + expected.allAccepted
    if open > 0 {
      outlook.nextTokenLimit = (expected.allAccepted + expected.mixed * accepted) / open
    }
    return outlook
  }
}

extension BranchGoal {
  /// What the product of max q along a leaf must not fall below; leaf 0 is the top-ranked line.
  func stop(ofLeaf index: Int) -> Double { index == 0 ? max(stopBelow, outlook.topRankedStop) : stopBelow }

  /// The probability that the branch point is reached and the top-ranked candidate survives there.
  ///
  /// - Parameter confidence: max q at the branch point.
  func topRankedConfidence(_ confidence: Double) -> Double {
    outlook.reach * min(confidence, outlook.nextTokenLimit)
  }
}

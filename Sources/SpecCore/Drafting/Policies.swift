/// The target alone.
struct AutoregressivePolicy: SpeculationPolicy {
  func chainGoal(after start: RoundStart, _ parameters: DecodingParameters) -> ChainGoal? { nil }

  func branchGoal(chainLength: Int, _ parameters: DecodingParameters) -> BranchGoal? { nil }
}

/// A chain of γ tokens, then its verification; with `adaptive`, the chain stops at low confidence.
struct SpeculativePolicy: SpeculationPolicy {
  func chainGoal(after start: RoundStart, _ parameters: DecodingParameters) -> ChainGoal? {
    ChainGoal(
      limit: parameters.draftLength,
      stopBelow: parameters.adaptive ? parameters.confidenceThreshold : nil)
  }

  func branchGoal(chainLength: Int, _ parameters: DecodingParameters) -> BranchGoal? { nil }
}

/// PEARL (2408.11850): γ tokens are drafted beside every verification, and a round lasts until both are done.
///
/// After a rejection the target evaluates the last committed token alone, and judges the first of the γ
/// (pre-verify); from then on, it verifies the last γ tokens but the one judged before (post-verify).
struct PearlPolicy: SpeculationPolicy {
  var waitsForDraft: Bool { true }

  func chainGoal(after start: RoundStart, _ parameters: DecodingParameters) -> ChainGoal? { nil }

  /// One branch: the token that the last logits judge, and γ − 1 more.
  func branchGoal(chainLength: Int, _ parameters: DecodingParameters) -> BranchGoal? {
    BranchGoal(
      chainLength: chainLength, countLimit: 1, lengthLimit: parameters.draftLength - 1, stopBelow: 0)
  }

  func posterior(
    of continuation: [DraftNode], expecting expected: PosteriorProbabilities?,
    _ parameters: DecodingParameters
  ) -> PosteriorLength {
    PosteriorLength(posteriorClass: 2, length: continuation.count)
  }
}

/// SpecBranch (2506.01979): a fresh chain stops at low confidence; k branches grow beside its
/// verification; the survivor's continuation is cut at its first low-confidence position. A prediction
/// (H-RAD) lengthens or shortens both.
struct SpecBranchPolicy: SpeculationPolicy {
  func chainGoal(after start: RoundStart, _ parameters: DecodingParameters) -> ChainGoal? {
    switch start {
    case .nothing: ChainGoal.choose(expecting: nil, parameters)
    case .correction(let expected): ChainGoal.choose(expecting: expected, parameters)
    case .survivor: nil
    }
  }

  func outlook(afterCorrection expected: PosteriorProbabilities?, chain: [DraftNode]) -> PosteriorOutlook {
    PosteriorOutlook(afterCorrection: expected, chain: chain.map(\.drawnFrom.confidence))
  }

  func branchGoal(chainLength: Int, _ parameters: DecodingParameters) -> BranchGoal? {
    BranchGoal(
      chainLength: chainLength, countLimit: parameters.branchCount, lengthLimit: parameters.draftLength,
      stopBelow: parameters.branchStop)
  }

  func posterior(
    of continuation: [DraftNode], expecting expected: PosteriorProbabilities?,
    _ parameters: DecodingParameters
  ) -> PosteriorLength {
    PosteriorLength.choose(for: continuation, expecting: expected, parameters)
  }
}

/// Replays the recent past under another setting on an ideal clock: how many tokens a second would it
/// have committed?
///
/// The past is the confidence and the outcome of each position of the committed text. Where a chain
/// leaves that text, the confidences of the text itself stand in for those of the tokens that nobody saw.
struct SettingReplay {
  let outcomes: [PositionOutcome]
  let costs: CostModel
  /// From each position, how many tokens to the end of its reply, that one included.
  private let toEnd: [Int]

  init(outcomes: [PositionOutcome], costs: CostModel) {
    self.outcomes = outcomes
    self.costs = costs
    var toEnd = Array(repeating: Int.max, count: outcomes.count)
    if let first = outcomes.firstIndex(where: \.endsReply) {
      // The past goes on at its beginning.
      var distance = first + 1
      for position in outcomes.indices.reversed() {
        distance = outcomes[position].endsReply ? 1 : distance + 1
        toEnd[position] = distance
      }
    }
    self.toEnd = toEnd
  }

  struct Result: Equatable {
    var tokens = 0
    var seconds = 0.0

    var tokensPerSecond: Double { seconds > 0 ? Double(tokens) / seconds : 0 }
  }

  /// - Parameter parameters: with a fixed mode.
  func run(_ parameters: DecodingParameters) -> Result {
    guard !outcomes.isEmpty else { return Result() }
    return switch parameters.mode {
    case .autoregressive, .auto: autoregressive()
    case .speculative: speculative(parameters)
    case .pearl: pearl(parameters)
    case .specbranch: specBranch(parameters)
    }
  }

  private func autoregressive() -> Result {
    let count = outcomes.count
    return Result(tokens: count, seconds: Double(count) * costs.target(1, overlapped: false))
  }

  private func speculative(_ parameters: DecodingParameters) -> Result {
    let step = costs.draft(1, overlapped: false)
    let threshold = parameters.adaptive ? parameters.confidenceThreshold : 0
    var result = Result()
    while result.tokens < outcomes.count {
      let chain = freshChain(at: result.tokens, limit: parameters.draftLength, threshold: threshold)
      result.seconds +=
        Double(chain.steps) * step + costs.target(chain.length + 1, overlapped: false)
      let accepted = hits(at: result.tokens, limit: chain.length)
      _ = commit(accepted + 1, &result)
    }
    return result
  }

  private func pearl(_ parameters: DecodingParameters) -> Result {
    let (limit, step) = (parameters.draftLength, costs.draft(1, overlapped: true))
    var result = Result()
    var chain = 0
    while result.tokens < outcomes.count {
      result.seconds += max(costs.target(chain + 1, overlapped: true), Double(limit) * step)
      let accepted = hits(at: result.tokens, limit: chain)
      let survives = accepted == chain && isHit(result.tokens + chain)
      // The chain, and the token after it or the correction in it.
      let ended = commit(accepted + 1, &result)
      chain = survives && !ended ? limit - 1 : 0
    }
    return result
  }

  private func specBranch(_ parameters: DecodingParameters) -> Result {
    let (limit, threshold) = (parameters.draftLength, parameters.confidenceThreshold)
    var result = Result()
    /// Tokens of the chain, and those drafted beyond it in the line of its first candidate.
    var (chain, carried) = (0, 0)
    var isFresh = true
    /// Part of a draft step that was in flight when the last verdict came.
    var underWay = 0.0
    while result.tokens < outcomes.count {
      if isFresh {
        let fresh = freshChain(at: result.tokens, limit: limit, threshold: threshold)
        // The step in flight has to finish first.
        result.seconds += (Double(fresh.steps) + underWay) * costs.draft(1, overlapped: false)
        (chain, carried, underWay) = (fresh.length, 0, 0)
      }
      // A chain that stopped for want of confidence knows q at the branch point already.
      let isOpen = (isFresh && chain < limit) || carried > 0
      let point = result.tokens + chain
      let branches = max(1, Int(Double(parameters.branchCount) * (1 - confidence(point))))
      let verification = costs.target(chain + 1, overlapped: true)
      result.seconds += verification
      let time = verification / costs.draft(branches, overlapped: true) + underWay
      let steps = Int(time)
      underWay = time - Double(steps)

      let accepted = hits(at: result.tokens, limit: chain)
      isFresh = true
      let ended = commit(accepted + 1, &result)
      guard !ended, accepted == chain, let rank = rank(point), rank < branches else {
        underWay = min(underWay, 1)
        continue
      }
      isFresh = false
      // The candidates take the first step, unless they could be drawn without.
      let grown = max(steps - (isOpen ? 0 : 1), 0)
      let line = min((rank == 0 ? max(carried - 1, 0) : 0) + grown, limit)
      chain = sureLength(at: result.tokens, limit: line, threshold: threshold)
      carried = line - chain
    }
    return result
  }

  /// Commits tokens, up to the end of the reply.
  ///
  /// - Returns: whether the reply has ended.
  private func commit(_ count: Int, _ result: inout Result) -> Bool {
    let room = toEnd[result.tokens % outcomes.count]
    result.tokens += min(count, room)
    return count >= room
  }

  // MARK: The text

  // After its end the past begins anew: a setting that reaches beyond the end gains nothing by that.

  private func confidence(_ position: Int) -> Double { outcomes[position % outcomes.count].confidence }

  private func rank(_ position: Int) -> Int? { outcomes[position % outcomes.count].rank }

  private func isHit(_ position: Int) -> Bool { rank(position) == 0 }

  /// How many of the next positions the draft would have got right.
  private func hits(at position: Int, limit: Int) -> Int {
    var count = 0
    while count < limit, isHit(position + count) { count += 1 }
    return count
  }

  private func sureLength(at position: Int, limit: Int, threshold: Double) -> Int {
    var count = 0
    while count < limit, confidence(position + count) >= threshold { count += 1 }
    return count
  }

  /// A chain drafted from nothing: its tokens, and the steps that took (one more where it stopped early).
  private func freshChain(at position: Int, limit: Int, threshold: Double) -> (length: Int, steps: Int) {
    let length = sureLength(at: position, limit: limit, threshold: threshold)
    return (length, min(length + 1, limit))
  }
}

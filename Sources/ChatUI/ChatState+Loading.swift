import SpecCore

/// Loading the pair, and time.
extension ChatState {
  mutating func loadProgressed(_ lane: Lane, _ fraction: Double) {
    let fraction = min(max(fraction.isFinite ? fraction : 0, 0), 1)
    guard case .loading(var progress) = phase else { return loadedAgain(lane, fraction) }
    progress[lane] = fraction
    phase = .loading(progress)
    // The conversation stays where the bars would be.
    guard let loadingPair, !isCancellingPair, !conversation.entries.isEmpty else { return }
    let parts = Lane.allCases.compactMap { lane in
      progress[lane].map { "\(lane.rawValue) \(Format.percent($0))" }
    }
    show("Loading the pair \(loadingPair): \(parts.joined(separator: ", "))\(wayBack).")
  }

  /// A model that was lost is loaded again beside a reply that waits for it.
  private mutating func loadedAgain(_ lane: Lane, _ fraction: Double) {
    guard case .ready = phase else { return }
    show("Loading the \(lane.rawValue) again: \(Format.percent(fraction)).")
  }

  mutating func pairLoaded(_ pair: PairSummary) {
    phase = .ready(pair)
    let place = pair.targetPlace.map { "; the target computes on \($0)" } ?? ""
    log.add("The pair \(pair.name) is loaded: a context of \(pair.contextLength) tokens\(place).", .note)
    contextLength = pair.contextLength
    lastPace = lastPace ?? pair.pacing
    guard conversation.entries.isEmpty else { return }
    conversation.append(.welcome(pair))
    conversation.showStart(height: layout.conversationText.height)
  }

  mutating func loadFailed(_ sentence: String) {
    phase = .failed(sentence)
    (loadingPair, isCancellingPair) = (nil, false)
    if !conversation.entries.isEmpty { show(sentence, .warning) }
    log.add(sentence, .error)
  }

  mutating func tick() {
    ticksToQuit = max(ticksToQuit - 1, 0)
    guard var shown = notice else { return }
    shown.ticksLeft -= 1
    notice = shown.ticksLeft > 0 ? shown : nil
  }
}

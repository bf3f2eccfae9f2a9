import SpecCore

/// Loading the pair, and time.
extension ChatState {
  mutating func loadProgressed(_ lane: Lane, _ fraction: Double) {
    guard case .loading(var progress) = phase else { return }
    progress[lane] = min(max(fraction.isFinite ? fraction : 0, 0), 1)
    phase = .loading(progress)
  }

  mutating func pairLoaded(_ pair: PairSummary) {
    phase = .ready(pair)
    contextLength = pair.contextLength
    lastPace = lastPace ?? pair.pacing
    guard conversation.entries.isEmpty else { return }
    conversation.append(.welcome(pair))
    conversation.showStart(height: layout.conversationText.height)
  }

  mutating func loadFailed(_ sentence: String) { phase = .failed(sentence) }

  mutating func tick() {
    ticksToQuit = max(ticksToQuit - 1, 0)
    guard var shown = notice else { return }
    shown.ticksLeft -= 1
    notice = shown.ticksLeft > 0 ? shown : nil
  }
}

import SpecCore

/// Comparing two settings on the last prompt.
extension ChatState {
  /// A is what was in force before the last change, B what is now.
  mutating func compare() -> [ChatEffect] {
    guard !isRefusedByRecording() else { return [] }
    guard run == nil else {
      show(Self.runningNotice, .warning)
      return []
    }
    guard conversation.lastExchange != nil, case .ready = phase else {
      show("There is no prompt to answer twice yet.")
      return []
    }
    let (before, now) = (parameters.settingsBefore(parameterItems), parameters.settings)
    var (first, second) = (before, now)
    (first.seed, second.seed) = (nil, nil)
    first.contextPolicy = second.contextPolicy
    guard first != second else {
      show("Change a parameter first: then the last prompt is answered with and without the change.")
      return []
    }
    comparisons += 1
    let request = ComparisonRequest(
      number: comparisons, first: first.parameters, second: second.parameters,
      seed: rounds.replies.last?.started.seed ?? 0)
    comparison = Comparison(
      request: request, differences: first.differences(to: second, parameterItems))
    return [.compare(request)]
  }

  mutating func compared(_ number: Int, _ news: ComparisonNews) {
    guard comparison?.request.number == number else { return }
    comparison?.apply(news)
  }

  /// Stops it while it runs, and puts it away when it is over.
  mutating func closeComparison() -> [ChatEffect] {
    guard comparison?.status == .running else {
      comparison = nil
      return []
    }
    comparison?.status = .stopping
    return [.stopComparison]
  }

  mutating func scrollComparison(by lines: Int) {
    guard let shown = comparison else { return }
    let last = ComparisonOverlay.lastScroll(shown, size: size, lines: self.lines)
    comparison?.scroll = min(max(shown.scroll - min(max(lines, -10_000), 10_000), 0), last)
  }
}

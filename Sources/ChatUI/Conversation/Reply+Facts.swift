import ConversationExport
import SpecCore

/// How a reply came about, as it is exported and shown.
extension Reply {
  /// - Parameter current: the pair that answers now.
  /// - Returns: nil where nothing is known.
  func facts(orCurrent current: String?) -> ReplyFacts? {
    let pair = pairName(orCurrent: current)
    guard pair != nil || parameters != nil else { return nil }
    return ReplyFacts(
      pair: pair ?? "", seed: provenance?.seed, values: .known(parameters, figures),
      tracePath: provenance?.tracePath)
  }

  private var figures: KeptFigures? {
    guard let metrics else { return nil }
    var figures = KeptFigures(metrics, finish: nil, traceReply: provenance?.traceReply)
    if case .finished(let reason) = status { figures.finish = reason }
    return figures
  }
}

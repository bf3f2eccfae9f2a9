import SpecCore

/// Evaluates a given text with a model and compares its most likely tokens with the text's.
struct TeacherForcedPass {
  /// Tokens of a reply in one forward; each wants a row of logits, of which a backend has room for few.
  private static let replyBatchLimit = 32

  let backend: any ModelBackend
  /// An empty sequence.
  let sequence: SequenceID
  let filter: LogitFilter

  /// Whether the model's most likely token is the text's, for each token of `reply`.
  ///
  /// - Parameter prompt: at least one token.
  func hits(
    of reply: [Token], after prompt: [Token], cancellation: CancellationFlag
  ) throws(BackendError) -> [Bool] {
    let text = prompt + reply
    var hits: [Bool] = []
    var start = 0
    // The last token has nothing after it to compare.
    while start < text.count - 1 {
      let isPrompt = start < prompt.count - 1
      let end =
        isPrompt
        ? min(start + promptBatchLimit, prompt.count - 1) : min(start + Self.replyBatchLimit, text.count - 1)
      let batch = EvaluationBatch(
        (start..<end).map {
          .init(token: text[$0], position: $0, sequence: sequence, wantsLogits: !isPrompt)
        })
      try backend.evaluate(batch, cancellation: cancellation)
      for (row, position) in batch.entries.filter(\.wantsLogits).map(\.position).enumerated() {
        hits.append(mostLikely(row: row, after: text[...position]) == text[position + 1])
      }
      start = end
    }
    return hits
  }

  private func mostLikely(row: Int, after text: ArraySlice<Token>) -> Token? {
    backend.withLogits(row: row) {
      filter.draftDistribution(of: $0, after: filter.looksBack ? Array(text) : []).ranked.first?.token
    }
  }
}

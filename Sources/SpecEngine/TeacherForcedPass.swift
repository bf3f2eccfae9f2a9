import SpecCore

/// Evaluates a given text with a model and compares its most likely tokens with the text's.
struct TeacherForcedPass {
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
      let end = min(start + promptBatchLimit, text.count - 1)
      let batch = EvaluationBatch(
        (start..<end).map {
          .init(token: text[$0], position: $0, sequence: sequence, wantsLogits: $0 >= prompt.count - 1)
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

public import SpecCore

extension ModelBackend {
  /// Evaluates tokens at the end of a sequence and returns the logits after the last one.
  public func extend(_ sequence: SequenceID, by tokens: [Token]) throws -> [Float] {
    let start = cachedLength(of: sequence)
    let entries = tokens.enumerated().map { index, token in
      EvaluationBatch.Entry(
        token: token, position: start + index, sequence: sequence, wantsLogits: index == tokens.count - 1)
    }
    try evaluate(EvaluationBatch(entries), cancellation: CancellationFlag())
    return withLogits(row: 0) { Array($0) }
  }
}

import CLlama
import CLlamaShim
public import SpecCore

extension LlamaBackend {
  public func keepPosteriorFeatures(_ keep: Bool) {
    guard posteriorFeatureSupport.layout != nil else { return }
    capture?.setEnabled(keep, context)
  }

  public func posteriorFeatures(row: Int, after token: Token) -> [Float]? {
    guard let states = hiddenStates(row: row), let embedding = embeddings?[token] else { return nil }
    return states + embedding
  }

  /// The outputs of the last layers for a row of the last forward's logits, `[layers][width]`, where kept.
  func hiddenStates(row: Int) -> [Float]? {
    guard logitRows.indices.contains(row) else { return nil }
    // Tokens that gave no logits come before the others.
    return capture?.row(back: logitRows.count - 1 - row, context, batchSize: lastBatchSize)
  }

  /// The same for its last row.
  func lastHiddenStates() -> [Float]? { hiddenStates(row: logitRows.count - 1) }

  /// Finds out by a forward whether all layers give their outputs: an architecture may not name them.
  func probePosteriorFeatures() -> PosteriorFeatureSupport {
    guard let capture else {
      return .unavailable("Hidden states are kept of a target only.")
    }
    guard embeddings != nil else {
      return .unavailable(
        "The embeddings of \(model.path) cannot be read, so posterior lengths go by confidence.")
    }
    capture.setEnabled(true, context)
    defer { capture.setEnabled(false, context) }
    let entry = EvaluationBatch.Entry(token: probeToken, position: 0, sequence: 0, wantsLogits: true)
    let gives =
      (try? evaluate(EvaluationBatch([entry]), cancellation: CancellationFlag())) != nil
      && lastHiddenStates() != nil
    llama_memory_clear(memory, false)
    forgetOutputs()
    guard gives else {
      return .unavailable(
        "Models of the \(model.header.architecture) architecture give no hidden states in this engine, so "
          + "posterior lengths go by confidence.")
    }
    return .available(
      PosteriorFeatureLayout(width: model.width, layers: capture.layers, sources: capture.sources))
  }
}

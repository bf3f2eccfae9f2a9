import CLlama
import CLlamaShim
public import SpecCore

extension LlamaBackend {
  public func keepPosteriorFeatures(_ keep: Bool) {
    guard posteriorFeatureSupport.layout != nil else { return }
    capture?.setEnabled(keep, context)
  }

  public func posteriorFeatures(after token: Token) -> [Float]? {
    guard let states = lastHiddenStates(), let embedding = embeddings?[token] else { return nil }
    return states + embedding
  }

  /// The outputs of the last layers for the last token of the last forward, `[layers][width]`, where kept.
  func lastHiddenStates() -> [Float]? { capture?.lastRow(context, batchSize: lastBatchSize) }

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

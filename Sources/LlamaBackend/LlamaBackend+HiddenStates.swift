import CLlama
import CLlamaShim
public import SpecCore

extension LlamaModel {
  /// Architectures whose graph names the inputs of its layers; the engine aborts the process on others.
  private static let architecturesWithLayerInputs: Set<String> = ["llama", "qwen3"]

  /// Why hidden states cannot be had from this model, as one plain sentence, or nil where they can.
  public var hiddenStatesObstacle: String? {
    if !specbranch_hidden_states_available() {
      return "This build of llama.cpp cannot give hidden states; the one that the set-up builds can."
    }
    if !Self.architecturesWithLayerInputs.contains(header.architecture) {
      return "Hidden states are not available for models of the \(header.architecture) architecture."
    }
    return nil
  }

  /// The embedding of every token, `[vocabularySize × width]`, or nil where the engine cannot give it.
  public func tokenEmbeddings() -> [Float]? {
    guard hiddenStatesObstacle == nil, vocabularySize * width <= Int(UInt32.max) else { return nil }
    let count = Int(specbranch_token_embeddings(handle, nil))
    guard count == vocabularySize * width else { return nil }
    return [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = Int(specbranch_token_embeddings(handle, buffer.baseAddress))
    }
  }
}

extension LlamaBackend {
  /// Keeps the inputs of these layers at each later forward; none switches it off.
  ///
  /// - Parameter layers: in `0 ..< model.layerCount`.
  /// - Throws: `BackendError.failed` with the reason where this model or engine cannot give them.
  public func enableHiddenStates(layers: [Int]) throws(BackendError) {
    if layers.isEmpty && keptLayers.isEmpty { return }
    if let obstacle = model.hiddenStatesObstacle { throw .failed(obstacle) }
    guard layers.allSatisfy((0..<model.layerCount).contains) else {
      throw .failed("This model has layers 0 to \(model.layerCount - 1) only.")
    }
    for layer in keptLayers { specbranch_keep_layer_input(context, UInt32(layer), false) }
    keptLayers = Set(layers).sorted()
    for layer in keptLayers { specbranch_keep_layer_input(context, UInt32(layer), true) }
    forgetOutputs()
  }

  public func hiddenStates() -> HiddenStates? {
    guard !keptLayers.isEmpty, lastBatchSize > 0 else { return nil }
    let count = lastBatchSize * model.width
    var values: [[Float]] = []
    for layer in keptLayers {
      guard let rows = specbranch_layer_input(context, UInt32(layer)) else { return nil }
      values.append(Array(UnsafeBufferPointer(start: rows, count: count)))
    }
    return HiddenStates(layers: keptLayers, width: model.width, values: values)
  }
}

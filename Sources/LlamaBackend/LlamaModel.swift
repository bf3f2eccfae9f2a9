import CLlama
public import SpecCore

/// A model file in memory: its weights and vocabulary, shared by the contexts made from it.
///
/// Immutable once loaded, so it may be used from any thread.
public final class LlamaModel: @unchecked Sendable {
  public let path: String
  public let header: GGUFHeader
  let handle: OpaquePointer

  /// Loads a model file; blocks the calling thread for as long as that takes.
  ///
  /// The file's header is checked first. A file of unknown origin should have passed `ModelProbe` before:
  /// the engine can abort the process on a malformed one.
  ///
  /// - Parameters:
  ///   - placement: where the model computes.
  ///   - gpuLayers: how many layers to move to a GPU; nil leaves it to the engine, which moves what it can.
  ///   - cancellation: ends the loading at its next step.
  ///   - progress: called on this thread with a fraction in 0…1.
  public init(
    path: String, placement: ModelPlacement = .automatic, gpuLayers: Int? = nil,
    cancellation: CancellationFlag = CancellationFlag(), progress: (Double) -> Void = { _ in }
  ) throws(ModelLoadError) {
    header = try GGUFHeader.read(path)
    LlamaEngine.start()
    let devices = try placement.devices()
    EngineLog.forgetErrors()
    var parameters = llama_model_default_params()
    if let gpuLayers { parameters.n_gpu_layers = Int32(clamping: gpuLayers) }
    let loaded = Self.load(path, parameters, devices, cancellation, progress)
    guard let loaded else {
      throw cancellation.isSet ? .cancelled(path) : Self.refusal(path)
    }
    self.path = path
    handle = loaded
    try checkUsable()
  }

  /// Loads a model file's vocabulary and template only, for a model that computes elsewhere.
  public init(vocabularyOf path: String) throws(ModelLoadError) {
    header = try GGUFHeader.read(path)
    LlamaEngine.start()
    EngineLog.forgetErrors()
    var parameters = llama_model_default_params()
    parameters.vocab_only = true
    guard let loaded = llama_model_load_from_file(path, parameters) else { throw Self.refusal(path) }
    self.path = path
    handle = loaded
    try checkUsable()
  }

  deinit { llama_model_free(handle) }

  /// Tokens in the vocabulary.
  public var vocabularySize: Int { Int(llama_vocab_n_tokens(vocabulary)) }
  /// Width of a hidden state.
  public var width: Int { Int(llama_model_n_embd(handle)) }
  public var layerCount: Int { Int(llama_model_n_layer(handle)) }
  /// The context length that the model was made for.
  public var trainedContextLength: Int { Int(llama_model_n_ctx_train(handle)) }
  public var parameterCount: Int { Int(clamping: llama_model_n_params(handle)) }
  /// Bytes of all weights.
  public var byteCount: Int { Int(clamping: llama_model_size(handle)) }

  /// Architecture, size and type of the weights, such as `llama 1B Q4_0`.
  public var summary: String {
    var text = [CChar](repeating: 0, count: 256)
    llama_model_desc(handle, &text, text.count)
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  var vocabulary: OpaquePointer { llama_model_get_vocab(handle) }

  /// - Parameter devices: those to use, or nil for the engine's choice.
  private static func load(
    _ path: String, _ parameters: llama_model_params, _ devices: [ggml_backend_dev_t]?,
    _ cancellation: CancellationFlag, _ progress: (Double) -> Void
  ) -> OpaquePointer? {
    withoutActuallyEscaping(progress) { progress in
      let observer = LoadObserver(cancellation: cancellation, progress: progress)
      var parameters = parameters
      parameters.progress_callback = { fraction, observer in
        Unmanaged<LoadObserver>.fromOpaque(observer!).takeUnretainedValue().advance(to: fraction)
      }
      parameters.progress_callback_user_data = Unmanaged.passUnretained(observer).toOpaque()
      guard let devices else {
        return withExtendedLifetime(observer) { llama_model_load_from_file(path, parameters) }
      }
      // The engine's list ends with a null.
      var list = devices.map(Optional.init) + [nil]
      return list.withUnsafeMutableBufferPointer { list in
        parameters.devices = list.baseAddress
        return withExtendedLifetime(observer) { llama_model_load_from_file(path, parameters) }
      }
    }
  }

  private static func refusal(_ path: String) -> ModelLoadError {
    let cause = EngineLog.firstError.map { " (it says: \($0))" } ?? ""
    return ModelLoadError(
      .engineFailed, "The engine could not load \(path)\(cause); try another file or a newer engine.")
  }

  private func checkUsable() throws(ModelLoadError) {
    if llama_model_has_encoder(handle) || !llama_model_has_decoder(handle) {
      throw ModelLoadError(
        .unsupported, "\(path) is not a text generator of the decoder kind; name another model.")
    }
    if vocabularySize <= 0 {
      throw ModelLoadError(
        .unsupported, "\(path) has no vocabulary, so it cannot read text; name another model.")
    }
    if llama_model_is_diffusion(handle) {
      throw ModelLoadError(
        .unsupported, "\(path) is a diffusion model, which does not write token by token; name another model."
      )
    }
  }
}

/// Carries the progress callback's context through C.
private final class LoadObserver {
  let cancellation: CancellationFlag
  let progress: (Double) -> Void

  init(cancellation: CancellationFlag, progress: @escaping (Double) -> Void) {
    self.cancellation = cancellation
    self.progress = progress
  }

  /// - Returns: whether to go on.
  func advance(to fraction: Float) -> Bool {
    progress(Double(min(max(fraction, 0), 1)))
    return !cancellation.isSet
  }
}

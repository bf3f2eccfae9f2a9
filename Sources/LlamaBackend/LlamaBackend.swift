import CLlama
public import SpecCore

/// One context of a model: a key–value cache, and forwards over it.
///
/// As the protocol says, its calls block and come from one thread at a time.
public final class LlamaBackend: ModelBackend {
  /// Most tokens of one forward; longer prompts are the caller's to split.
  public static let batchLimit = 512
  /// Most rows of logits of one forward.
  public static let logitRowLimit = 64

  public let model: LlamaModel
  public let options: ContextOptions
  public let vocabularySize: Int
  public private(set) var canCutBack = true

  public private(set) var posteriorFeatureSupport = PosteriorFeatureSupport.unavailable("")

  let context: OpaquePointer
  let capture: LayerOutputCapture?
  let embeddings: TokenEmbeddings?
  /// Tokens of the last forward, 0 where it failed.
  private(set) var lastBatchSize = 0
  /// Where in the last batch each row of logits comes from.
  private(set) var logitRows: [Int32] = []
  private var batch = TokenBatch(capacity: batchLimit)
  private let abortSwitch = AbortSwitch()

  public var contextLength: Int { options.contextLength }
  public var sequenceLimit: Int { options.sequenceLimit }

  /// Makes a context and finds out, by two tokens, whether its cache can be cut back.
  public init(_ model: LlamaModel, _ options: ContextOptions) throws(ModelLoadError) {
    self.model = model
    self.options = options
    vocabularySize = min(options.vocabularySize ?? .max, model.vocabularySize)
    EngineLog.forgetErrors()
    capture =
      options.givesHiddenStates
      ? LayerOutputCapture(model, allowsLayerInputs: options.allowsLayerInputs) : nil
    embeddings = options.givesHiddenStates ? TokenEmbeddings(model) : nil
    var parameters = Self.parameters(options)
    capture?.install(in: &parameters)
    guard let context = llama_init_from_model(model.handle, parameters) else {
      throw Self.refusal(model, options)
    }
    self.context = context
    // Everything is set, so that whatever fails from here on frees the context.
    try LoadedAdapters(options.adapters, model).install(in: context)
    llama_set_abort_callback(
      context, { Unmanaged<AbortSwitch>.fromOpaque($0!).takeUnretainedValue().isSet },
      Unmanaged.passUnretained(abortSwitch).toOpaque())
    canCutBack = try probeCutBack()
    posteriorFeatureSupport = probePosteriorFeatures()
  }

  deinit { llama_free(context) }

  public func evaluate(_ batch: EvaluationBatch, cancellation: CancellationFlag) throws(BackendError) {
    try check(batch)
    forgetOutputs()
    if cancellation.isSet { throw .cancelled }
    self.batch.fill(batch.entries)
    EngineLog.forgetErrors()
    abortSwitch.flag = cancellation
    let result = llama_decode(context, self.batch.batch)
    abortSwitch.flag = nil
    switch result {
    case 0: break
    case 1: throw .noRoom
    case 2: throw .cancelled
    default: throw .failed(Self.failure(result))
    }
    lastBatchSize = batch.entries.count
    logitRows = batch.entries.indices.filter { batch.entries[$0].wantsLogits }.map { Int32($0) }
    assertLengths(after: batch)
  }

  public func withLogits<Result>(row: Int, _ body: (UnsafeBufferPointer<Float>) -> Result) -> Result {
    precondition(logitRows.indices.contains(row), "no such row in the last forward")
    guard let logits = llama_get_logits_ith(context, logitRows[row]) else {
      preconditionFailure("the engine kept no logits for a row that asked for them")
    }
    return body(UnsafeBufferPointer(start: logits, count: vocabularySize))
  }

  public func setThreads(_ count: Int) {
    let count = Int32(clamping: max(count, 1))
    llama_set_n_threads(context, count, count)
  }

  func forgetOutputs() {
    capture?.clear()
    lastBatchSize = 0
    logitRows = []
  }

  private static func parameters(_ options: ContextOptions) -> llama_context_params {
    var parameters = llama_context_default_params()
    parameters.n_ctx = UInt32(clamping: options.contextLength + options.branchCells)
    parameters.n_batch = UInt32(batchLimit)
    parameters.n_ubatch = UInt32(batchLimit)
    parameters.n_seq_max = UInt32(clamping: options.sequenceLimit)
    parameters.n_outputs_max = UInt32(logitRowLimit)
    parameters.n_threads = Int32(clamping: max(options.threads, 1))
    parameters.n_threads_batch = Int32(clamping: max(options.threads, 1))
    // Forks then share cells instead of copying them.
    parameters.kv_unified = true
    // A sliding window that keeps all its cells can be cut back.
    parameters.swa_full = true
    parameters.type_k = options.cache.key.engineType
    parameters.type_v = options.cache.value.engineType
    if options.cache.needsFlashAttention { parameters.flash_attn_type = LLAMA_FLASH_ATTN_TYPE_ENABLED }
    parameters.no_perf = true
    return parameters
  }

  private static func refusal(_ model: LlamaModel, _ options: ContextOptions) -> ModelLoadError {
    let cause = EngineLog.firstError.map { " (it says: \($0))" } ?? ""
    let advice =
      options.cache == CacheTypes()
      ? "try a shorter context." : "try a shorter context, or a cache of the type f16."
    return ModelLoadError(
      .engineFailed,
      "The engine could not make a context of \(options.contextLength) tokens for \(model.path)\(cause); "
        + advice)
  }

  private static func failure(_ result: Int32) -> String {
    let cause = EngineLog.firstError.map { " (it says: \($0))" } ?? ""
    return "The engine failed with code \(result)\(cause); start a new conversation."
  }

  /// A token to try forwards with.
  var probeToken: Token {
    let start = llama_vocab_bos(model.vocabulary)
    return start >= 0 && Int(start) < vocabularySize ? start : 0
  }

  /// Two tokens are enough: a cache that cannot be cut says so at once.
  private func probeCutBack() throws(ModelLoadError) -> Bool {
    let entries = (0..<2).map {
      EvaluationBatch.Entry(token: probeToken, position: $0, sequence: 0, wantsLogits: $0 == 1)
    }
    // With one thread: OpenMP's threads, once started, stay, and a lane that is not used should have none.
    setThreads(1)
    defer { setThreads(options.threads) }
    do {
      try evaluate(EvaluationBatch(entries), cancellation: CancellationFlag())
    } catch {
      throw Self.refusal(model, options)
    }
    let cut = llama_memory_seq_rm(memory, 0, 1, -1) && cachedLength(of: 0) == 1
    llama_memory_clear(memory, false)
    forgetOutputs()
    return cut
  }
}

/// Lets the forward in progress be aborted; read by the engine between its operations.
private final class AbortSwitch {
  var flag: CancellationFlag?

  var isSet: Bool { flag?.isSet ?? false }
}

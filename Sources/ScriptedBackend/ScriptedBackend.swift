public import SpecCore

/// A scripted model behind the backend protocol, with a cache that checks every use of it.
public final class ScriptedBackend: ModelBackend {
  public let vocabularySize: Int
  public let contextLength: Int
  public let sequenceLimit: Int
  public let canCutBack: Bool

  private let model: ScriptedModel
  /// The most cells of all sequences together, shared prefixes counted once.
  private let cellLimit: Int
  private let forwardSeconds: Double
  private let failsAtForward: Int?
  private var forwards = 0
  private var sequences: [SequenceID: [Token]] = [:]
  private var rows: [[Float]] = []
  private var keepsFeatures = false
  /// The token of each row.
  private var rowTokens: [Token] = []

  /// - Parameters:
  ///   - cellLimit: what makes `evaluate` throw `.noRoom`.
  ///   - forwardSeconds: how long a forward blocks its thread.
  ///   - failsAtForward: the forward, counted from 1, that fails; nil for none.
  public init(
    _ model: ScriptedModel, contextLength: Int = 4096, sequenceLimit: Int = 18, cellLimit: Int = .max,
    canCutBack: Bool = true, forwardSeconds: Double = 0, failsAtForward: Int? = nil
  ) {
    self.model = model
    self.cellLimit = cellLimit
    self.contextLength = contextLength
    self.sequenceLimit = sequenceLimit
    self.canCutBack = canCutBack
    self.forwardSeconds = forwardSeconds
    self.failsAtForward = failsAtForward
    vocabularySize = model.vocabularySize
  }

  public func evaluate(
    _ batch: EvaluationBatch, cancellation: CancellationFlag
  ) throws(BackendError) {
    forwards += 1
    if forwards == failsAtForward { throw .failed("The scripted forward \(forwards) fails.") }
    if usedCells + batch.entries.count > cellLimit { throw .noRoom }
    if forwardSeconds > 0 { pause(seconds: forwardSeconds) }
    if cancellation.isSet { throw .cancelled }
    rows = []
    rowTokens = batch.entries.filter(\.wantsLogits).map(\.token)
    for entry in batch.entries {
      guard (0..<SequenceID(sequenceLimit)).contains(entry.sequence) else {
        throw .failed("There is no sequence \(entry.sequence).")
      }
      guard entry.position < contextLength, sequences[entry.sequence, default: []].count == entry.position
      else {
        throw .failed("Position \(entry.position) does not follow sequence \(entry.sequence).")
      }
      sequences[entry.sequence, default: []].append(entry.token)
      if entry.wantsLogits { rows.append(model.logits(sequences[entry.sequence] ?? [])) }
    }
  }

  public func withLogits<Result>(
    row: Int, _ body: (UnsafeBufferPointer<Float>) -> Result
  ) -> Result {
    rows[row].withUnsafeBufferPointer(body)
  }

  public func fork(from: SequenceID, to: SequenceID, length: Int) throws(BackendError) {
    guard let tokens = sequences[from], tokens.count >= length else {
      throw .failed("Sequence \(from) is shorter than \(length).")
    }
    sequences[to] = Array(tokens.prefix(length))
  }

  public func cut(_ sequence: SequenceID, to length: Int) throws(BackendError) {
    let tokens = sequences[sequence] ?? []
    guard canCutBack || length >= tokens.count else {
      throw .failed("This model's cache cannot be cut back.")
    }
    sequences[sequence] = Array(tokens.prefix(length))
  }

  public func remove(_ sequence: SequenceID) throws(BackendError) { sequences[sequence] = nil }

  public func cachedLength(of sequence: SequenceID) -> Int { sequences[sequence]?.count ?? 0 }

  public var posteriorFeatureSupport: PosteriorFeatureSupport {
    .available(PosteriorFeatureLayout(width: 1, layers: [0], sources: ["last token"]))
  }

  public func keepPosteriorFeatures(_ keep: Bool) { keepsFeatures = keep }

  /// A scripted model has no states: the last two tokens stand for them.
  public func posteriorFeatures(row: Int, after token: Token) -> [Float]? {
    keepsFeatures && rowTokens.indices.contains(row) ? [Float(rowTokens[row]), Float(token)] : nil
  }

  private var usedCells: Int {
    guard cellLimit < .max else { return 0 }
    var prefixes: Set<[Token]> = []
    for tokens in sequences.values {
      for length in 0..<tokens.count { prefixes.insert(Array(tokens.prefix(length + 1))) }
    }
    return prefixes.count
  }
}

/// A loaded model with its key–value cache: what a lane drives.
///
/// Calls block and are made from one thread at a time, the lane's. Cache positions of a sequence are
/// contiguous from 0; forks share the cells of their common prefix.
public protocol ModelBackend: AnyObject {
  /// Tokens in the vocabulary: the width of a row of logits.
  var vocabularySize: Int { get }
  /// The most positions of one sequence.
  var contextLength: Int { get }
  /// How many sequences can exist at a time, numbered from 0.
  var sequenceLimit: Int { get }
  /// Whether the cache can be cut back; where it cannot, only `autoregressive` works.
  var canCutBack: Bool { get }

  /// One forward over the batch.
  ///
  /// - Returns: on success, rows of logits for `logits(row:)`, one for each `wantsLogits` token, in order.
  /// - Throws: `BackendError`; after `.noRoom` the cache is as before, after `.cancelled` and `.failed`
  ///   it may hold part of the batch until it is cut back.
  func evaluate(_ batch: EvaluationBatch, cancellation: CancellationFlag) throws(BackendError)

  /// A row of the last forward's logits, `[vocabularySize]`; valid inside the closure only.
  func withLogits<Result>(row: Int, _ body: (UnsafeBufferPointer<Float>) -> Result) -> Result

  /// Makes `to` a copy of the first `length` positions of `from`.
  func fork(from: SequenceID, to: SequenceID, length: Int) throws(BackendError)
  /// Forgets the positions of a sequence from `length` on.
  func cut(_ sequence: SequenceID, to length: Int) throws(BackendError)
  /// Forgets a sequence.
  func remove(_ sequence: SequenceID) throws(BackendError)
  /// How many positions a sequence holds, as the cache itself counts them.
  func cachedLength(of sequence: SequenceID) -> Int

  /// How many threads later forwards use; ignored where the model has no threads of its own.
  func setThreads(_ count: Int)

  /// Whether this model gives the features of posterior prediction.
  var posteriorFeatureSupport: PosteriorFeatureSupport { get }

  /// Starts or stops keeping, at each later forward, what `posteriorFeatures(row:after:)` needs; off at first.
  func keepPosteriorFeatures(_ keep: Bool)

  /// The features at a token of the last forward, followed by `token`; nil where none were kept.
  ///
  /// - Parameter row: as in `withLogits`; what the forward wanted no logits of came before its rows.
  /// - Returns: `[layers.count + 1][width]` of `posteriorFeatureSupport`'s layout.
  func posteriorFeatures(row: Int, after token: Token) -> [Float]?
}

extension ModelBackend {
  public func setThreads(_ count: Int) {}

  public var posteriorFeatureSupport: PosteriorFeatureSupport {
    .unavailable("This model gives no hidden states.")
  }

  public func keepPosteriorFeatures(_ keep: Bool) {}

  public func posteriorFeatures(row: Int, after token: Token) -> [Float]? { nil }
}

/// Tokens to evaluate in one forward.
public struct EvaluationBatch: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    public let token: Token
    public let position: Position
    public let sequence: SequenceID
    public let wantsLogits: Bool

    public init(token: Token, position: Position, sequence: SequenceID, wantsLogits: Bool) {
      self.token = token
      self.position = position
      self.sequence = sequence
      self.wantsLogits = wantsLogits
    }
  }

  public var entries: [Entry]

  public init(_ entries: [Entry]) { self.entries = entries }

  /// Different sequences in the batch.
  public var sequenceCount: Int {
    guard entries.allSatisfy({ (0..<64).contains($0.sequence) }) else {
      return Set(entries.map(\.sequence)).count
    }
    return entries.reduce(UInt64(0)) { $0 | 1 << UInt64($1.sequence) }.nonzeroBitCount
  }
}

public enum BackendError: Error, Equatable, Sendable {
  /// The cache has no room for the batch.
  case noRoom
  case cancelled
  /// One plain sentence for people.
  case failed(String)
}

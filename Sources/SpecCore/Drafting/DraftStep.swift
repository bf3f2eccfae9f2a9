/// Something to do to a model's key–value cache.
public enum CacheOperation: Sendable, Equatable {
  case fork(from: SequenceID, to: SequenceID, length: Int)
  case cut(SequenceID, length: Int)
  case remove(SequenceID)
}

/// What one step of drafting added to the tree.
public struct DraftStep: Sendable {
  /// To be performed before the next batch.
  public var operations: [CacheOperation] = []
  /// Continuations, one for each line that grew.
  public var extended: [DraftNode] = []
  public var opened: BranchOpening?

  public init(operations: [CacheOperation] = [], extended: [DraftNode] = []) {
    self.operations = operations
    self.extended = extended
  }
}

/// Candidates opened together at a branch point.
public struct BranchOpening: Sendable {
  /// max q at the branch point.
  public let confidence: Double
  /// In drawing order.
  public let candidates: [DraftNode]
  /// Whether the first candidate was drafted earlier.
  public let carriesFirst: Bool

  /// The candidates that are new to the tree.
  public var newCandidates: ArraySlice<DraftNode> { candidates.dropFirst(carriesFirst ? 1 : 0) }
}

/// What one pass over one item of the suite gave, in every mode.
public struct ItemResult: Sendable {
  /// Index of the item in the suite, and the pass over the suite, both from 0.
  public var item: Int
  public var run: Int
  public var category: String
  /// By the modes' labels; every mode is there.
  public var measurements: [String: ModeMeasurement]
  /// Modes whose text was not the baseline's.
  public var differing: [String]

  public init(
    item: Int, run: Int, category: String, measurements: [String: ModeMeasurement], differing: [String] = []
  ) {
    self.item = item
    self.run = run
    self.category = category
    self.measurements = measurements
    self.differing = differing
  }
}

/// Where the draft's most likely token was the target's, along one greedy reply.
public struct DraftHits: Sendable, Equatable {
  public var category: String
  /// One for each token of the reply.
  public var hits: [Bool]

  public init(category: String, hits: [Bool]) {
    self.category = category
    self.hits = hits
  }
}

/// What became of a drafted token.
public enum DraftFate: String, Codable, Sendable, CaseIterable {
  case pending
  case accepted
  case rolledBack = "rolled_back"
  case discarded
}

/// Where a committed token came from.
public enum TokenOrigin: String, Codable, Sendable, CaseIterable {
  /// Drafted in the chain and accepted.
  case draft
  /// The token of the branch that survived.
  case branch
  /// The target's own choice where it rejected the draft's.
  case correction
  /// The target's own choice after an accepted chain with nothing drafted beyond it.
  case bonus
  /// The target's own choice where nothing was drafted.
  case target
}

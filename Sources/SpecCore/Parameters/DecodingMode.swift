/// How tokens are produced.
public enum DecodingMode: String, Codable, Sendable, CaseIterable {
  /// The target alone, one token per forward: the baseline of every ratio.
  case autoregressive
  /// Draft a chain, verify it, repeat; the two models take turns (Leviathan et al. 2211.17192).
  case speculative
  /// The draft drafts the next γ tokens while the target verifies the last ones (PEARL, 2408.11850).
  case pearl
  /// The draft grows parallel branches while the target verifies the chain (SpecBranch, 2506.01979).
  case specbranch
  /// A governor picks one of the others and its parameters, round by round, by expected tokens a second.
  case auto
}

import SpecCore

/// All that can be tuned.
struct TunedSettings: Equatable, Sendable {
  var parameters: DecodingParameters
  /// The next reply's, and one more for each reply after it; nil takes another one at random for each.
  var seed: UInt64?

  /// What happens when the context is full.
  var contextPolicy: ContextPolicy

  init(
    _ parameters: DecodingParameters, seed: UInt64? = nil, contextPolicy: ContextPolicy = .dropOldest
  ) {
    self.parameters = parameters
    self.seed = seed
    self.contextPolicy = contextPolicy
  }

  /// The names of what is different in other settings.
  func changed(to other: TunedSettings, _ items: [ParameterItem]) -> [String] {
    items.filter { $0.text(self) != $0.text(other) }.map(\.name)
  }

  /// What is different in other settings, such as `draft length γ 8 → 9`.
  func differences(to other: TunedSettings, _ items: [ParameterItem]) -> [String] {
    items.compactMap { item in
      let (before, after) = (item.text(self), item.text(other))
      return before == after ? nil : "\(item.name) \(before) → \(after)"
    }
  }
}

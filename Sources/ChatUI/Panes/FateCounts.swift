import SpecCore

/// How many drafted tokens met which fate.
struct FateCounts: Equatable, Sendable {
  var drafted = 0
  var accepted = 0
  var rolledBack = 0
  var discarded = 0

  var pending: Int { drafted - accepted - rolledBack - discarded }

  mutating func add(_ fate: DraftFate, _ count: Int = 1) {
    switch fate {
    case .pending: break
    case .accepted: accepted += count
    case .rolledBack: rolledBack += count
    case .discarded: discarded += count
    }
  }
}

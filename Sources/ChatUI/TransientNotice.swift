/// A sentence that stays on the screen for a while.
struct TransientNotice: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case note
    case warning
  }

  /// How many ticks it stays.
  static let lifetime = 24

  let sentence: String
  let kind: Kind
  var ticksLeft = lifetime
}

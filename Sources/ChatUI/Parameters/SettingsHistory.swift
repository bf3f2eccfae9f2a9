/// Earlier settings, and those that were taken back.
struct SettingsHistory: Equatable, Sendable {
  static let capacity = 100

  private(set) var earlier: [TunedSettings] = []
  private var takenBack: [TunedSettings] = []

  /// A change was made by hand: what was taken back is gone.
  mutating func leave(_ settings: TunedSettings) {
    push(settings)
    takenBack = []
  }

  /// - Returns: the settings before `now`; nil where there are none.
  mutating func undo(_ now: TunedSettings) -> TunedSettings? {
    guard let settings = earlier.popLast() else { return nil }
    takenBack.append(now)
    return settings
  }

  mutating func redo(_ now: TunedSettings) -> TunedSettings? {
    guard let settings = takenBack.popLast() else { return nil }
    push(now)
    return settings
  }

  private mutating func push(_ settings: TunedSettings) {
    earlier.append(settings)
    if earlier.count > Self.capacity { earlier.removeFirst() }
  }
}

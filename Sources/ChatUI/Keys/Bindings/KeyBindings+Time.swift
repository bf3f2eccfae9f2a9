import TerminalCore

extension KeyBindings {
  /// The keys of holding a reply up.
  static let time: [KeyBinding] = [
    KeyBinding(
      .time, "pause", "pause when the round is over, and go on", hints: [.tuning: 66],
      [[.tuning(.character(" "), .pause), .both(.function(9), .pause)]]),
    KeyBinding(
      .time, "step", "while paused: on by one event, by one round", hints: [.tuning: 64],
      [KeyStroke.letter("e", .step(.event)), KeyStroke.letter("E", .step(.round))]),
    KeyBinding(
      .time, "slow motion", "slower or faster, down to ×1/64; figures leave the waits out",
      hints: [.tuning: 62], [KeyStroke.letter("<", .slowDown(1)), KeyStroke.letter(">", .slowDown(-1))]),
  ]
}

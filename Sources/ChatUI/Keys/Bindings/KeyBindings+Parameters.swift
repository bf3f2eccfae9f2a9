import TerminalCore

extension KeyBindings {
  /// The keys of the parameters pane.
  static let parameters: [KeyBinding] = [
    KeyBinding(
      .parameters, "parameters", "the keys go to the parameters pane, and back", hints: [.tuning: 63],
      [
        KeyStroke.letter("P", .parametersPane(.focus)),
        [
          .in([.parameters], .escape, .parametersPane(.leave)),
          .in([.parameters], .character("P"), .parametersPane(.leave)),
        ],
      ]),
    KeyBinding(
      .parameters, "select", "select a parameter", hints: [.parameters: 90],
      [
        [
          .in([.parameters], .up, .parametersPane(.select(-1))),
          .in([.parameters], .down, .parametersPane(.select(1))),
        ],
        [
          .in([.parameters], .character("k"), .parametersPane(.select(-1))),
          .in([.parameters], .character("j"), .parametersPane(.select(1))),
        ],
        [
          .in([.parameters], .home, .parametersPane(.select(-100))),
          .in([.parameters], .end, .parametersPane(.select(100))),
        ],
      ]),
    KeyBinding(
      .parameters, "change", "change it by one step, by five", hints: [.parameters: 88],
      [
        [
          .in([.parameters], .left, .parametersPane(.change(-1))),
          .in([.parameters], .right, .parametersPane(.change(1))),
        ],
        [
          .in([.parameters], .character("-"), .parametersPane(.change(-5))),
          .in([.parameters], .character("+"), .parametersPane(.change(5))),
          .in([.parameters], .character("="), .parametersPane(.change(5))),
        ],
      ]),
    KeyBinding(
      .parameters, "number", "type a number and Enter; Esc leaves it as it was", hints: [.parameters: 86],
      [[.in([.parameters], .enter, .parametersPane(.enter))]]),
    KeyBinding(
      .parameters, "default", "back to what the pair came with", hints: [.parameters: 70],
      [
        [
          .in([.parameters], .backspace, .parametersPane(.reset)),
          .in([.parameters], .delete, .parametersPane(.reset)),
        ]
      ]),
    KeyBinding(
      .parameters, "presets", "use the preset of that number", hints: [.parameters: 80],
      [Preset.numbers.map { .in([.parameters], .character(Character("\($0)")), .preset($0)) }]),
    KeyBinding(
      .parameters, "save preset", "save the parameters as the preset of the number typed next",
      hints: [.parameters: 60],
      [
        [.in([.parameters], .character("s"), .parametersPane(.askPreset))],
        Preset.numbers.map {
          .in([.preset], .character(Character("\($0)")), .parametersPane(.savePreset($0)))
        },
      ]),
    KeyBinding(
      .parameters, "set", "take the number typed", hints: [.number: 90],
      [
        [
          .in([.number], .enter, .parametersPane(.apply)),
          .in([.number], .backspace, .parametersPane(.erase)),
        ]
      ]),
    KeyBinding(
      .parameters, "leave", "leave it as it was", hints: [.number: 80, .preset: 90],
      [
        [
          .in([.number], .escape, .parametersPane(.cancel)),
          .in([.number], .control("c"), .parametersPane(.cancel)),
        ],
        [
          .in([.preset], .escape, .parametersPane(.cancel)),
          .in([.preset], .control("c"), .parametersPane(.cancel)),
        ],
      ]),
    KeyBinding(
      .parameters, "undo", "take the last change of a parameter back, make it again",
      hints: [.tuning: 48, .parameters: 75],
      [
        KeyStroke.letter("u", .undo), KeyStroke.letter("U", .redo),
        [.in([.parameters], .character("u"), .undo), .in([.parameters], .character("U"), .redo)],
      ]),
  ]
}

import SpecCore
import TerminalCore

/// The parameters pane, presets, and taking changes back.
extension ChatState {
  var parameterItems: [ParameterItem] { ParameterItem.all(splits: pair?.threadSplits ?? []) }

  private var selectedItem: ParameterItem { parametersPane.selected(parameterItems) }

  mutating func perform(_ command: ParametersPaneCommand) -> [ChatEffect] {
    switch command {
    case .focus: focusParameters()
    case .leave: focus = .tuning
    case .select(let steps): parametersPane.select(by: steps, of: parameterItems.count)
    case .change(let steps): return change { $0.change(&$1, by: steps) }
    case .reset:
      let defaults = parameters.defaults
      return change(orSay: "It is what the pair came with.") { $0.reset(&$1, to: defaults) }
    case .enter:
      if !selectedItem.names.isEmpty { return change { $0.change(&$1, by: 1) } }
      parametersPane.typed = ""
    case .apply: return applyTyped()
    case .erase: _ = parametersPane.typed?.popLast()
    case .cancel: (parametersPane.typed, parametersPane.awaitsPreset) = (nil, false)
    case .askPreset:
      parametersPane.awaitsPreset = true
      show("Press 1 to 9 to save the parameters under that number.")
    case .savePreset(let number): return savePreset(number)
    }
    return []
  }

  private mutating func focusParameters() {
    if !isShown(.parameters) { togglePane(.parameters) }
    focus = .parameters
    (parametersPane.typed, parametersPane.awaitsPreset) = (nil, false)
  }

  // MARK: Values

  private mutating func change(
    _ item: ParameterItem? = nil, orSay sentence: String = "That is as far as it goes.",
    _ change: (ParameterItem, inout TunedSettings) -> Void
  ) -> [ChatEffect] {
    guard !isRefusedByRecording() else { return [] }
    let (item, wasAuto) = (item ?? selectedItem, parameters.wanted.mode == .auto)
    // What auto chooses is changed by going on by hand from there.
    let isFixed = item.isChosenByAuto && wasAuto
    var changed = parameters.settings
    if isFixed { changed.parameters = parameters.asFixed }
    let before = changed
    change(item, &changed)
    guard changed != before else {
      let isOff = item.get(before) == nil && item.absent == nil
      show(isOff ? "This model runs at full speed: set how long it takes first." : sentence)
      return []
    }
    if isFixed { show("Fixed from here on: mode \(changed.parameters.mode.rawValue).") }
    return want(changed, orSay: "")
  }

  /// Gives a parameter a value that was written.
  mutating func set(_ item: ParameterItem, to text: String) throws(Refusal) -> [ChatEffect] {
    var probe = parameters.settings
    guard item.take(text, &probe) else {
      throw Refusal(
        "\(DisplayWidth.visible(String(text.prefix(40)))) is not in its range: \(item.rangeText).")
    }
    guard item.text(probe) != item.text(parameters.settings) else {
      show("It is \(item.text(probe)) already.")
      return []
    }
    let effects = change(item) { _ = $0.take(text, &$1) }
    if !effects.isEmpty, notice == nil {
      show("\(SlashLine.trimmed(item.name)): \(item.text(parameters.settings)).")
    }
    return effects
  }

  mutating func typeNumber(_ character: Character) {
    guard let typed = parametersPane.typed, typed.count < 20, "0123456789.".contains(character) else {
      return
    }
    parametersPane.typed = typed + String(character)
  }

  private mutating func applyTyped() -> [ChatEffect] {
    let (item, typed) = (selectedItem, parametersPane.typed ?? "")
    parametersPane.typed = nil
    guard !typed.isEmpty else { return [] }
    var probe = parameters.settings
    guard item.enter(typed, &probe) else {
      show("\(typed) is not in its range: \(item.rangeText).", .warning)
      return []
    }
    guard item.text(probe) != item.text(parameters.settings) else { return [] }
    return change { _ = $0.enter(typed, &$1) }
  }

  // MARK: Presets

  mutating func usePreset(_ number: Int) -> [ChatEffect] {
    guard !isRefusedByRecording() else { return [] }
    guard let preset = presets[number] else {
      show("Nothing is saved under \(number) yet: s and \(number) save the parameters there.")
      return []
    }
    let effects = want(
      preset.applied(to: parameters.settings), orSay: "These are the parameters of “\(preset.name)” already.")
    if !effects.isEmpty { show("Preset \(number): \(preset.name).") }
    return effects
  }

  private mutating func savePreset(_ number: Int) -> [ChatEffect] {
    parametersPane.awaitsPreset = false
    // A name that the user gave in the file stays.
    let own = presets[number].flatMap { $0 == Preset.builtIn[number] ? nil : $0.name }
    let preset = Preset(name: own ?? "yours", parameters: parameters.wanted)
    presets[number] = preset
    return [.savePreset(number: number, preset)]
  }

  mutating func presetSaved(_ number: Int, brokenFileKeptAs other: String?) {
    let kept = other.map { " The file that was there had faults; it is kept as \($0)." } ?? ""
    let sentence = "Saved as preset \(number).\(kept)"
    log.add(sentence, .note)
    show(sentence)
  }

  // MARK: Taking back

  mutating func takeBack() -> [ChatEffect] {
    let before = parameters.settings
    guard parameters.undo(running: run != nil) else {
      show("No change of a parameter is left to take back.")
      return []
    }
    tellDifference("Taken back", before)
    return effects(of: before)
  }

  mutating func doAgain() -> [ChatEffect] {
    let before = parameters.settings
    guard parameters.redo(running: run != nil) else {
      show("Nothing was taken back that could be made again.")
      return []
    }
    tellDifference("Made again", before)
    return effects(of: before)
  }

  private mutating func tellDifference(_ what: String, _ before: TunedSettings) {
    let differences = before.differences(to: parameters.settings, parameterItems)
    show(what + ": " + differences.prefix(3).joined(separator: ", ") + (differences.count > 3 ? " …" : "."))
  }
}

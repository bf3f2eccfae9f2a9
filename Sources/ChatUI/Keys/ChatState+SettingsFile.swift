/// The user's settings file while the chat runs.
extension ChatState {
  /// Takes over what the file changed and the user did not: what was tuned by hand stays.
  mutating func settingsChanged(_ change: SettingsChange) -> [ChatEffect] {
    let before = parameters.settings
    var (wanted, kept) = (before, [String]())
    for item in parameterItems where item.text(change.before.settings) != item.text(change.after.settings) {
      if item.text(before) == item.text(change.before.settings) {
        item.reset(&wanted, to: change.after.settings)
      } else if item.text(before) != item.text(change.after.settings) {
        kept.append(item.name)
      }
    }
    var changed = before.differences(to: wanted, parameterItems)
    if wanted != before { parameters.want(wanted, running: run != nil) }
    // What the file says need not be written into it.
    var effects = effects(of: before).filter { if case .saveContextPolicy = $0 { false } else { true } }
    if change.after.theme != change.before.theme {
      let isFree = theme == change.before.theme && !isChoosingTheme
      if isFree {
        changed.append("theme \(theme) → \(change.after.theme)")
        effects += wear(change.after.theme)
      } else if theme != change.after.theme {
        kept.append("theme")
      }
    }
    tell(changed: changed, kept: kept, atNextStart: change.atNextStart)
    return effects
  }

  private var isChoosingTheme: Bool {
    if case .themes = list { true } else { false }
  }

  private mutating func tell(changed: [String], kept: [String], atNextStart: [String]) {
    var sentences: [String] = []
    if !changed.isEmpty { sentences.append("Your settings file was read again: \(Self.list(changed)).") }
    if !kept.isEmpty { sentences.append("Kept as you changed it here: \(Self.list(kept)).") }
    if !atNextStart.isEmpty { sentences.append("From the next start on: \(Self.list(atNextStart)).") }
    if sentences.isEmpty { sentences = ["Your settings file was read again; nothing changes in this chat."] }
    for sentence in sentences { log.add(sentence, .note) }
    show(sentences.joined(separator: " "))
  }

  private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }

  mutating func settingsRejected(_ faults: [String]) {
    guard let first = faults.first else { return }
    for fault in faults { log.add(fault, .warning) }
    let more = faults.count > 1 ? " The log has \(faults.count - 1) more." : ""
    show("\(first) Until then the settings stay as they were.\(more)", .warning)
  }
}

/// A system prompt of the user's with a name.
public struct Persona: Equatable, Sendable {
  public var name: String
  /// The system prompt.
  public var text: String

  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}

extension ChatState {
  /// The list of personas; the first one is none.
  mutating func personasFound(_ found: [Persona], problems: [String]) {
    for problem in problems { log.add(problem, .warning) }
    if let problem = problems.first { show(problem, .warning) }
    guard !found.isEmpty || persona != nil else {
      if problems.isEmpty {
        show("There is no persona yet; put a system prompt into personas/NAME.md beside the settings file.")
      }
      return
    }
    personas = found
    let none = Picker.Item("", detail: "no persona: the pair's own instructions")
    list = .picker(
      Picker(
        .persona, title: "Personas",
        items: found.map { Picker.Item($0.name, detail: $0.text.prefix { !$0.isNewline }.description) } + [
          none
        ]))
  }

  /// A new conversation begins with it; an empty one goes on with it.
  mutating func usePersona(named name: String) -> [ChatEffect] {
    use(personas.first { $0.name == name })
  }

  mutating func use(_ chosen: Persona?) -> [ChatEffect] {
    let isEmpty = run == nil && conversation.lastExchange == nil
    let effects = isEmpty ? [] : leaveConversation() + [.newConversation]
    show(
      chosen.map { "This conversation has the persona \($0.name)." } ?? "This conversation has no persona.")
    return effects + instruct(Instructions(system: chosen?.text ?? ownSystem, persona: chosen?.name))
  }

  /// The conversation begins with this from now on, and new ones do.
  mutating func instruct(_ chosen: Instructions) -> [ChatEffect] {
    (instructions, usualInstructions) = (chosen, chosen)
    contextCount.want()
    return [.setSystem(chosen.system, persona: chosen.persona)]
  }

  /// A new conversation has nothing of the instructions of the one that was opened before.
  mutating func instructAsUsual() -> [ChatEffect] {
    instructions == usualInstructions ? [] : instruct(usualInstructions)
  }
}

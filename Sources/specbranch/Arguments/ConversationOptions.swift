public import ArgumentParser
import ChatUI
public import SpecCore

/// Which of the conversations that are kept goes on, and with what.
struct ConversationOptions: ParsableArguments {
  @Flag(name: .customLong("continue"), help: "Go on with the conversation that was used last.")
  var continues = false

  @Option(
    help: ArgumentHelp(
      "Go on with the conversation of that number; specbranch conversations lists them.", valueName: "number"
    ), completion: Completions.conversations)
  var conversation: Int64?

  @Option(
    help: ArgumentHelp(
      "Begin with the system prompt in personas/NAME.md beside the settings file.", valueName: "name"),
    completion: Completions.personas)
  var persona: String?

  @Option(
    help: ArgumentHelp(
      "When the conversation outgrows the context: drop-oldest, summarise, or stop.", valueName: "policy"))
  var contextPolicy: ContextPolicy?

  func validate() throws {
    if continues, conversation != nil {
      throw ValidationError("Give --continue or --conversation, not both.")
    }
  }

  /// The persona of --persona, with its system prompt.
  func chosenPersona(_ environment: [String: String]) throws(CommandFailure) -> Persona? {
    guard let persona else { return nil }
    return try PersonaFiles.persona(named: persona, environment: environment)
  }

  /// The conversation to begin with.
  var beginning: Beginning {
    if let conversation { return .conversation(ConversationKey(conversation)) }
    return continues ? .latest : .usual
  }
}

extension ContextPolicy: ExpressibleByArgument {}

public import ArgumentParser
import ChatUI
public import SpecCore

/// Which of the conversations that are kept goes on.
struct ConversationOptions: ParsableArguments {
  @Flag(name: .customLong("continue"), help: "Go on with the conversation that was used last.")
  var continues = false

  @Option(help: ArgumentHelp("Go on with the conversation of that number.", valueName: "number"))
  var conversation: Int64?

  @Option(
    help: ArgumentHelp(
      "When the conversation outgrows the context: drop-oldest, summarise, or stop.", valueName: "policy"))
  var contextPolicy: ContextPolicy?

  func validate() throws {
    if continues, conversation != nil {
      throw ValidationError("Give --continue or --conversation, not both.")
    }
  }

  /// For the chat.
  var beginning: Beginning {
    if let conversation { return .conversation(ConversationKey(conversation)) }
    return continues ? .latest : .usual
  }
}

extension ContextPolicy: ExpressibleByArgument {}

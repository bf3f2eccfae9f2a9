import ConversationExport

/// Conversations to export.
enum Samples {
  /// A message, two replies to it, and what follows the first one.
  static func branching(_ text: String = "Hello", reply: String = "Hi") -> ExportedConversation {
    ExportedConversation(
      title: "A talk",
      messages: [
        ExportedMessage(id: 1, parent: nil, role: .user, text: text),
        ExportedMessage(
          id: 2, parent: 1, role: .assistant, text: reply,
          facts: ReplyFacts(
            pair: "starter", mode: "specbranch", seed: 7,
            values: .json(
              parameters: #"{"draft_length":8,"hrad":true}"#, figures: #"{"acceptance_rate":0.75}"#))),
        ExportedMessage(
          id: 3, parent: 1, role: .assistant, text: "Another", ending: .stopped, isChosen: false),
        ExportedMessage(id: 4, parent: 2, role: .user, text: "Go on"),
      ])
  }

  static func one(_ reply: String) -> ExportedConversation { branching(reply: reply) }
}

import ConversationStore
import Foundation

/// Uses the store as a chat does, as fast as it can, and says on standard output what the store has promised to keep:
///
///     draft N                                the unsent input is "draft N"
///     user CONVERSATION MESSAGE TEXT         a message of the user is safe
///     checkpoint CONVERSATION MESSAGE BYTES  so much of a reply is safe
///     finished CONVERSATION MESSAGE BYTES    the whole reply is safe
///
/// It goes on until somebody kills it. Arguments: the folder, and the number of the first draft.
@main
struct ConversationWriter {
  static func main() async throws {
    let arguments = CommandLine.arguments
    let library = try ConversationLibrary(ConversationLocation(folder: URL(fileURLWithPath: arguments[1])))
    var draft = Int(arguments[2]) ?? 0
    while true {
      draft += 1
      try await library.saveDraft("draft \(draft)", of: nil)
      say("draft \(draft)")
      try await chat(library)
    }
  }

  private static func chat(_ library: ConversationLibrary) async throws {
    let conversation = try await library.createConversation()
    var parent: MessageID?
    for turn in 1...3 {
      let text = "What is \(conversation.id) times \(turn)?"
      let message = try await library.addUserMessage(to: conversation.id, after: parent, text: text)
      say("user \(conversation.id) \(message.id) \(text)")
      parent = try await reply(library, to: message, pieces: 8 * turn)
    }
    let edited = "Another first message of \(conversation.id)"
    let message = try await library.addUserMessage(to: conversation.id, after: nil, text: edited)
    say("user \(conversation.id) \(message.id) \(edited)")
    if let parent { try await library.choose(parent, in: conversation.id) }
  }

  private static func reply(
    _ library: ConversationLibrary, to message: StoredMessage, pieces: Int
  ) async throws -> MessageID {
    let details = ReplyDetails(pair: "none", mode: "speculative", parameters: "{}", seed: 7)
    let reply = try await library.beginReply(to: message.id, in: message.conversation, details: details)
    var text = ""
    for piece in 0..<pieces {
      for word in 0..<5 { text += "word\(piece * 5 + word) " }
      try await library.checkpointReply(reply.id, text: text)
      say("checkpoint \(message.conversation) \(reply.id) \(text.utf8.count)")
    }
    try await library.finishReply(reply.id, text: text)
    say("finished \(message.conversation) \(reply.id) \(text.utf8.count)")
    return reply.id
  }

  /// In one write, so that no line arrives in part.
  private static func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }
}

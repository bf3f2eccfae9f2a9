import ChatUI
import ConversationStore
import SpecCore

/// A conversation that is kept, to which a run adds a question and its reply.
struct ContinuedConversation: Sendable {
  let keeper: ConversationKeeper
  /// The path that leads to the answer.
  let request: AnswerRequest

  /// What it begins with.
  let system: String?

  /// - Parameter system: what the command line says it begins with from now on; nil leaves it as it was.
  /// - Returns: nil where the run goes on with none.
  init?(
    _ options: ConversationOptions, question: String, system: String?, contextPolicy: ContextPolicy
  ) async throws {
    keeper = ConversationKeeper(instructions: Instructions(system: nil))
    let key: ConversationKey
    switch options.beginning {
    case .usual: return nil
    case .conversation(let number): key = number
    case .latest:
      guard let latest = try await keeper.latest() else {
        throw CommandFailure("There is no conversation to continue yet; leave --continue out to begin one.")
      }
      key = latest
    }
    let opened = try await keeper.open(key)
    if let system { try await keeper.instruct(Instructions(system: system)) }
    self.system = await keeper.instructions.system
    var request = Self.request(after: opened.messages, question)
    request.conversation = key
    request.contextPolicy = contextPolicy
    request.summary = TurnSummary.inUse(opened.summaries, on: request.earlier)
    self.request = request
  }

  private static func request(after messages: [KeptMessage], _ question: String) -> AnswerRequest {
    var earlier: [AnswerRequest.Turn] = []
    var parent: ChatUI.MessageID?
    var children: [ChatUI.MessageID?: KeptMessage] = [:]
    for message in messages where message.isChosen { children[message.parent] = message }
    while let message = children[parent], let reply = children[message.id] {
      earlier.append(
        .init(
          message: message.id, question: message.text, attachments: message.attachments, reply: reply.id,
          replyText: reply.text))
      parent = reply.id
    }
    let next = (messages.map(\.id.number).max() ?? 0) + 1
    return AnswerRequest(
      turn: TurnID(1), kind: .newMessage, message: MessageID(next), question: question,
      reply: MessageID(next + 1), earlier: earlier)
  }
}

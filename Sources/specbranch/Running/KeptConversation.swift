import ChatUI
import ConversationStore
import SpecCore

/// A conversation that is kept, to which a run adds a question and its reply.
struct KeptConversation: Sendable {
  let keeper: ConversationKeeper
  /// The path that leads to the answer.
  let request: AnswerRequest
  /// What it begins with.
  let system: String?
  /// Whether it begins with the question.
  let isNew: Bool

  /// Its number in the file; nil before the question is kept.
  var number: Int64? {
    get async { await keeper.current?.number }
  }

  /// - Parameters:
  ///   - begins: whether a new one begins where none goes on.
  ///   - given: what the command line says it begins with from now on; nil leaves it as it was.
  ///   - usual: what a new one begins with where the command line says nothing.
  /// - Returns: nil where nothing is kept.
  init?(
    _ options: ConversationOptions, begins: Bool, question: String, given: Instructions?, usual: Instructions,
    contextPolicy: ContextPolicy, location: ConversationLocation = ConversationLocation()
  ) async throws {
    if case .usual = options.beginning, !begins { return nil }
    keeper = ConversationKeeper(location, instructions: given ?? usual, leavesUnsent: true)
    let opened = try await Self.opened(options.beginning, orBegins: begins, keeper)
    if opened != nil, let given { try await keeper.instruct(given) }
    system = await keeper.instructions.system
    isNew = opened == nil
    var request = Self.request(after: opened?.messages ?? [], question)
    request.conversation = opened?.key
    request.contextPolicy = contextPolicy
    request.summary = TurnSummary.inUse(opened?.summaries ?? [], on: request.earlier)
    self.request = request
  }

  /// - Returns: nil for a new one.
  private static func opened(
    _ beginning: Beginning, orBegins begins: Bool, _ keeper: ConversationKeeper
  ) async throws -> OpenedConversation? {
    switch beginning {
    case .usual: return nil
    case .conversation(let number): return try await keeper.open(number)
    case .latest:
      if let latest = try await keeper.latest() { return try await keeper.open(latest) }
      guard begins else {
        throw CommandFailure("There is no conversation to continue yet; add --keep to begin one.")
      }
      return nil
    }
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

import ChatUI
import ConversationStore
import Foundation
import SpecCore

/// The conversation on the screen, in the file where it is kept: which of its messages is which there.
///
/// A file that cannot be used is said once; the chat goes on without it.
actor ConversationKeeper {
  private let location: ConversationLocation
  private var opened: Result<ConversationLibrary, ConversationStoreError>?
  /// The conversation on the screen; nil before its first message.
  private(set) var current: ConversationID?
  private var stored: [ChatUI.MessageID: ConversationStore.MessageID] = [:]
  /// What a new conversation begins with.
  private let system: String?

  init(_ location: ConversationLocation = ConversationLocation(), system: String?) {
    self.location = location
    self.system = system
  }

  /// Opens the file the first time; blocks for the disk, away from the screen and the lanes.
  func library() throws(ConversationStoreError) -> ConversationLibrary {
    if let opened { return try opened.get() }
    let result: Result<ConversationLibrary, ConversationStoreError>
    do { result = .success(try ConversationLibrary(location)) } catch { result = .failure(error) }
    opened = result
    return try result.get()
  }

  // MARK: Keeping

  /// Whether the path that leads to an answer is the one on the screen.
  func knows(_ answer: AnswerRequest) -> Bool {
    guard opened != nil, (try? library()) != nil else { return true }
    return answer.earlier.last.map { stored[$0.reply] != nil } ?? true
  }

  /// Keeps the message, if it is new, and begins the reply; both are on the disk when this returns.
  ///
  /// - Returns: the reply to be kept, and the conversation that has begun with it.
  func begin(
    _ answer: AnswerRequest, _ details: ReplyDetails
  ) async throws(ConversationStoreError) -> (reply: KeptReply, started: StoredConversation?) {
    let library = try library()
    let (message, started) = try await keep(answer, library)
    guard let current else { throw .unknownMessage(message) }
    if case .continuation(let text) = answer.kind, let reply = stored[answer.reply] {
      try await library.reopenReply(reply, text: text)
      return (
        KeptReply(id: reply, text: ReplyText(startingWith: text), details: details, library: library), started
      )
    }
    let reply = try await library.beginReply(to: message, in: current, details: details)
    stored[answer.reply] = reply.id
    return (KeptReply(id: reply.id, text: ReplyText(), details: details, library: library), started)
  }

  private func keep(
    _ answer: AnswerRequest, _ library: ConversationLibrary
  ) async throws(ConversationStoreError) -> (ConversationStore.MessageID, StoredConversation?) {
    if answer.kind != .newMessage, let message = stored[answer.message] { return (message, nil) }
    let parent = answer.earlier.last.flatMap { stored[$0.reply] }
    if let current {
      let message = try await library.addUserMessage(
        to: current, after: parent, text: answer.question, attachments: answer.storedAttachments)
      stored[answer.message] = message.id
      return (message.id, nil)
    }
    let (conversation, message) = try await library.startConversation(
      systemPrompt: system, text: answer.question, attachments: answer.storedAttachments)
    current = conversation.id
    stored[answer.message] = message.id
    return (message.id, conversation)
  }

  /// The message or reply is the one that is shown.
  func choose(_ message: ChatUI.MessageID) async throws(ConversationStoreError) {
    guard let current, let id = stored[message] else { return }
    try await library().choose(id, in: current)
  }

  /// Keeps a summary beside the reply that it goes up to, where that is kept.
  func keep(_ summary: TurnSummary) async throws(ConversationStoreError) {
    guard let reply = stored[summary.reply] else { return }
    try await library().addSummary(
      summary.text, upTo: reply, replyLength: summary.replyLength, pair: summary.pair)
  }

  func saveUnsent(_ text: String) async throws(ConversationStoreError) {
    try await library().saveDraft(text, of: current)
  }

  // MARK: Opening

  /// What follows belongs to a new conversation.
  func startNew() { (current, stored) = (nil, [:]) }

  /// The conversation takes the place of the one before.
  func open(
    _ key: ConversationKey, at message: Int64? = nil
  ) async throws(ConversationStoreError) -> OpenedConversation {
    let library = try library()
    let id = ConversationID(key.number)
    let tree = try await library.tree(id)
    let unsent = try await library.draft(of: id)
    if let message { try? await library.choose(ConversationStore.MessageID(message), in: id) }
    let shown = message == nil ? tree : try await library.tree(id)
    (current, stored) = (id, [:])
    for message in shown.messages { stored[message.id.shown] = message.id }
    var opened = OpenedConversation(
      key: key, title: tree.conversation.title, messages: shown.keptMessages, unsent: unsent,
      shown: message.map { ConversationStore.MessageID($0).shown })
    opened.isPinned = tree.conversation.isPinned
    opened.summaries = tree.summaries.map {
      TurnSummary(reply: $0.reply.shown, replyLength: $0.replyLength, text: $0.text, pair: $0.pair)
    }
    return opened
  }

  /// A new conversation up to a message.
  func fork(_ message: ChatUI.MessageID) async throws(ConversationStoreError) -> OpenedConversation? {
    guard let current, let id = stored[message] else { return nil }
    let copy = try await library().fork(current, at: id)
    return try await open(ConversationKey(copy.id.number))
  }

  /// The conversation that was used last, if something was left unfinished in it: unsent input or a reply that a killed
  /// program has left.
  func unfinished() async throws(ConversationStoreError) -> ConversationKey? {
    let library = try library()
    guard let last = try await library.titles().max(by: { $0.updated < $1.updated }) else { return nil }
    let tree = try await library.tree(last.id)
    let isBroken = tree.chosenPath.last.map { $0.state == .interrupted || $0.role == .user } ?? false
    let hasUnsent = try await !library.draft(of: last.id).isEmpty
    return isBroken || hasUnsent ? ConversationKey(last.id.number) : nil
  }

  /// The one that was used last; nil if there is none.
  func latest() async throws(ConversationStoreError) -> ConversationKey? {
    let titles = try await library().titles()
    return titles.max { $0.updated < $1.updated }.map { ConversationKey($0.id.number) }
  }
}

extension ConversationStore.MessageID {
  /// As the screen calls a message that was opened.
  var shown: ChatUI.MessageID { ChatUI.MessageID(UInt64(number)) }
}

extension ConversationTree {
  /// As the screen takes a conversation in: messages of the user's and replies by turns.
  var keptMessages: [KeptMessage] {
    let path = Set(chosenPath.map(\.id))
    return messages.filter { $0.role != .system }.map { message in
      let chosen = chosenChild(of: message.parent)?.id
      let details = message.details
      return KeptMessage(
        id: message.id.shown, parent: message.parent?.shown, isReply: message.role == .assistant,
        text: message.text,
        attachments: message.attachments.map {
          Attachment(name: $0.name, byteCount: $0.byteCount, text: $0.text ?? "")
        },
        ending: message.state.ending,
        isChosen: path.contains(message.id) || chosen == message.id,
        parameters: StoredJSON.value(details?.parameters), metrics: StoredJSON.value(details?.figures))
    }
  }
}

extension AnswerRequest {
  fileprivate var storedAttachments: [MessageAttachment] {
    attachments.map { MessageAttachment(name: $0.name, byteCount: $0.byteCount, text: $0.text) }
  }
}

extension MessageState {
  fileprivate var ending: KeptMessage.Ending {
    switch self {
    case .complete: .complete
    case .stopped: .stopped
    case .streaming, .interrupted: .interrupted
    case .failed: .failed
    }
  }
}

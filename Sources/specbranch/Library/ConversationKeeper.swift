import ChatUI
import ConversationStore
import Foundation
import SpecCore
import SpecEngine

/// The conversation on the screen, in the file where it is kept: which of its messages is which there.
///
/// A file that cannot be used is said once; the chat goes on without it, and what could not be written is tried again with
/// the next message. It has a thread of its own, since opening and reading a file blocks.
actor ConversationKeeper {
  nonisolated let executor = ThreadExecutor(name: "conversations")
  private let location: ConversationLocation
  /// Whether messages are not from the unsent input, so that it stays.
  private let leavesUnsent: Bool
  private var opened: Result<ConversationLibrary, ConversationStoreError>?
  /// The conversation on the screen; nil before its first message.
  private(set) var current: ConversationID?
  private var stored: [ChatUI.MessageID: ConversationStore.MessageID] = [:]
  /// What the conversation begins with.
  private(set) var instructions: Instructions
  /// The conversation has begun, and the screen does not know yet.
  private var untold: StoredConversation?
  /// What could not be written, oldest first.
  private var unwritten: [Unwritten] = []

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(
    _ location: ConversationLocation = ConversationLocation(), instructions: Instructions,
    leavesUnsent: Bool = false
  ) {
    self.location = location
    self.instructions = instructions
    self.leavesUnsent = leavesUnsent
  }

  deinit { executor.shutDown() }

  /// Opens the file the first time; blocks for the disk, away from the screen and the lanes.
  func library() throws(ConversationStoreError) -> ConversationLibrary {
    if let opened { return try opened.get() }
    let result: Result<ConversationLibrary, ConversationStoreError>
    do { result = .success(try ConversationLibrary(location)) } catch { result = .failure(error) }
    opened = result
    return try result.get()
  }

  // MARK: Keeping

  /// Whether the conversation that leads to an answer is the one that is kept now; another one may have been opened meanwhile,
  /// or be on its way to the screen.
  func isCurrent(_ answer: AnswerRequest) async -> Bool {
    // What has begun and was not told has no key on the screen.
    if answer.conversation == (untold == nil ? current?.key : nil) { return true }
    guard current == nil, let key = answer.conversation else { return false }
    // A first message begins a conversation, whatever the screen heard last of the one before.
    guard !answer.earlier.isEmpty else { return true }
    // It came to the screen after a new one had been asked for. Where it is gone for good, the answer begins another.
    _ = try? await open(key)
    return true
  }

  /// Keeps the message, if it is new, and begins the reply; both are on the disk when this returns. What could not be
  /// written before comes first.
  ///
  /// - Returns: the reply to be kept, and the conversation that has begun with it.
  func begin(
    _ answer: AnswerRequest, _ details: ReplyDetails
  ) async throws(ConversationStoreError) -> (reply: KeptReply, started: StoredConversation?) {
    // A disk that was full may have room by now.
    if case .failure = opened { opened = nil }
    let library = try library()
    try await writeUnwritten(library)
    let message = try await keep(answer, library)
    guard let current else { throw .unknownMessage(message) }
    defer { untold = nil }
    if case .continuation(let text) = answer.kind, let reply = stored[answer.reply] {
      try await library.reopenReply(reply, text: text)
      return (
        KeptReply(id: reply, text: ReplyText(startingWith: text), details: details, library: library), untold
      )
    }
    let reply = try await library.beginReply(to: message, in: current, details: details)
    stored[answer.reply] = reply.id
    return (KeptReply(id: reply.id, text: ReplyText(), details: details, library: library), untold)
  }

  private func keep(
    _ answer: AnswerRequest, _ library: ConversationLibrary
  ) async throws(ConversationStoreError) -> ConversationStore.MessageID {
    if let message = stored[answer.message] { return message }
    let parent = answer.earlier.last.flatMap { stored[$0.reply] }
    if let current {
      let message = try await library.addUserMessage(
        to: current, after: parent, text: answer.question, attachments: answer.storedAttachments,
        keepsUnsent: leavesUnsent)
      stored[answer.message] = message.id
      return message.id
    }
    let (conversation, message) = try await library.startConversation(
      systemPrompt: instructions.system, persona: instructions.persona, text: answer.question,
      attachments: answer.storedAttachments, keepsUnsent: leavesUnsent)
    (current, untold) = (conversation.id, conversation)
    stored[answer.message] = message.id
    return message.id
  }

  /// The reply has ended and is not in the file as it should be: it is written as soon as something can be.
  func missed(_ reply: MissedReply) { unwritten.append(.reply(reply)) }

  /// Takes back what leads to a reply that broke off before it had any text, as the screen does; the message is unsent again.
  ///
  /// - Parameter keepsUnsent: whether the message comes back into the unsent input.
  func takeBack(_ answer: AnswerRequest, keepsUnsent: Bool = true) async throws(ConversationStoreError) {
    unwritten.append(.takingBack(answer, keepsUnsent: keepsUnsent))
    try await writeUnwritten(library())
  }

  /// Tries again what could not be written; unsent input stays as it is.
  ///
  /// - Throws: why something is missing in the file still.
  func catchUp() async throws(ConversationStoreError) {
    guard !unwritten.isEmpty else { return }
    if case .failure = opened { opened = nil }
    let library = try library()
    let unsent = try await library.draft(of: current)
    try await writeUnwritten(library)
    if !unsent.isEmpty { try await library.saveDraft(unsent, of: current) }
  }

  private func writeUnwritten(_ library: ConversationLibrary) async throws(ConversationStoreError) {
    while let next = unwritten.first {
      do {
        switch next {
        case .reply(let missed): try await write(missed, library)
        case .takingBack(let answer, let keepsUnsent): try await takeBack(answer, keepsUnsent, library)
        }
      } catch {
        // What belongs to something that is gone for good must not hold up the rest.
        guard error.isAboutSomethingGone else { throw error }
      }
      unwritten.removeFirst()
    }
  }

  private func write(
    _ missed: MissedReply, _ library: ConversationLibrary
  ) async throws(ConversationStoreError) {
    let message = try await keep(missed.answer, library)
    guard let current else { throw .unknownMessage(message) }
    if let begun = stored[missed.answer.reply] {
      do throws(ConversationStoreError) {
        return try await finish(begun, missed, library)
      } catch {
        // Another program took it for interrupted and goes on with it: this one's text is another reply.
        guard error == .replyBeingWritten else { throw error }
      }
    }
    let reply = try await library.beginReply(to: message, in: current, details: missed.details).id
    stored[missed.answer.reply] = reply
    try await finish(reply, missed, library)
  }

  private func finish(
    _ reply: ConversationStore.MessageID, _ missed: MissedReply, _ library: ConversationLibrary
  ) async throws(ConversationStoreError) {
    try await library.finishReply(reply, text: missed.text, state: missed.state, details: missed.details)
  }

  private func takeBack(
    _ answer: AnswerRequest, _ keepsUnsent: Bool, _ library: ConversationLibrary
  ) async throws(ConversationStoreError) {
    let isNew = answer.kind == .newMessage
    let (reply, message) = (stored[answer.reply], isNew ? stored[answer.message] : nil)
    guard let current, reply != nil || message != nil else { return }
    let isGone = try await library.takeBack(
      reply: reply, message: message, of: current, unsent: isNew && keepsUnsent ? answer.question : "")
    stored[answer.reply] = nil
    if isNew { stored[answer.message] = nil }
    if isGone { (self.current, stored, untold) = (nil, [:], nil) }
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

  /// What the conversation begins with from now on.
  func instruct(_ instructions: Instructions) async throws(ConversationStoreError) {
    self.instructions = instructions
    guard let current else { return }
    try await library().setSystemPrompt(
      instructions.system, persona: instructions.persona, of: current)
  }

  /// A whole conversation as it is kept.
  ///
  /// - Throws: also where something is missing in the file still.
  func archive(_ key: ConversationKey) async throws(ConversationStoreError) -> ConversationArchive {
    try await catchUp()
    return try await library().archive([ConversationID(key.number)])
  }

  // MARK: Removing

  /// How long a deleted conversation stays in the file. Seconds.
  static let timeAfterDeletion = 30.0 * 86_400

  /// Removes conversations for good that were deleted more than 30 days ago.
  ///
  /// - Returns: how many.
  @discardableResult
  func removeLongDeleted(now: Date = Date()) async throws(ConversationStoreError) -> Int {
    try await library().purge(deletedBefore: now.addingTimeInterval(-Self.timeAfterDeletion))
  }

  // MARK: Opening

  /// What follows belongs to a new conversation. What is written goes along, below what was written in the new chat before.
  ///
  /// - Parameter written: what is written where that is newer than what is kept; nil where it is not.
  /// - Returns: what was written in the new chat before; empty for nothing, and where the new chat has not been left.
  @discardableResult
  func startNew(taking written: String? = nil) async -> String {
    let left = current
    forget()
    // A file that cannot be used has been said already.
    guard let library = try? library() else { return "" }
    guard let left else {
      if let written { try? await library.saveDraft(written, of: nil) }
      return ""
    }
    let earlier = (try? await library.draft(of: nil)) ?? ""
    let kept = (try? await library.draft(of: left)) ?? ""
    let along = written ?? kept
    do throws(ConversationStoreError) {
      if !along.isEmpty { try await library.saveDraft(UnsentText.joined(earlier, along), of: nil) }
      // Only once it is safe where it goes.
      if !kept.isEmpty { try await library.saveDraft("", of: left) }
    } catch {}
    return earlier
  }

  private func forget() { (current, stored, untold, unwritten) = (nil, [:], nil, []) }

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
    let left = current
    forget()
    current = id
    // Another window may show that one next.
    if let left, left != id { try? await library.releaseDraft(of: left) }
    for message in shown.messages { stored[message.id.shown] = message.id }
    instructions = Instructions(
      system: tree.conversation.systemPrompt, persona: tree.conversation.persona)
    var opened = OpenedConversation(
      key: key, title: tree.conversation.title, messages: shown.keptMessages, unsent: unsent,
      shown: message.map { ConversationStore.MessageID($0).shown })
    opened.isPinned = tree.conversation.isPinned
    opened.instructions = instructions
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
  /// program has left. Those in which other living programs write are left to them.
  func unfinished() async throws(ConversationStoreError) -> ConversationKey? {
    let library = try library()
    let inUse = try await library.conversationsInUse()
    let titles = try await library.titles().filter { !inUse.contains($0.id) }
    guard let last = titles.max(by: { $0.updated < $1.updated }) else { return nil }
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

extension ConversationID {
  fileprivate var key: ConversationKey { ConversationKey(number) }
}

extension ConversationStoreError {
  fileprivate var isAboutSomethingGone: Bool {
    switch self {
    case .unknownConversation, .unknownMessage: true
    default: false
    }
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
      let figures = StoredJSON.value(details?.figures, as: KeptFigures.self)
      return KeptMessage(
        id: message.id.shown, parent: message.parent?.shown, isReply: message.role == .assistant,
        text: message.text,
        attachments: message.attachments.map {
          Attachment(name: $0.name, byteCount: $0.byteCount, text: $0.text ?? "")
        },
        ending: message.state == .complete && figures?.finish == .length ? .cut : message.state.ending,
        isChosen: path.contains(message.id) || chosen == message.id,
        parameters: StoredJSON.value(details?.parameters), metrics: figures?.metrics,
        provenance: details.map {
          ReplyProvenance(
            pair: $0.pair, seed: $0.seed, when: LastUse.moment(message.created), tracePath: $0.tracePath,
            traceReply: figures?.traceReply)
        })
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

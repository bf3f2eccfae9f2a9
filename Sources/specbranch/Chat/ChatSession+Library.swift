import ChatUI
import ConversationStore
import SpecCore

/// Keeping the conversation on the screen, and taking another one there.
extension ChatSession {
  /// The conversation that the chat begins with; nothing if it is a new one.
  func resume() async {
    do throws(ConversationStoreError) {
      switch options.beginning {
      case .usual:
        if let key = try await keeper.unfinished() {
          try await begin(with: key)
        } else {
          try await beginNew()
        }
      case .latest:
        guard let key = try await keeper.latest() else {
          inbox.post(.effectFailed("There is no conversation to continue yet; this is a new one."))
          return try await beginNew()
        }
        try await begin(with: key)
      case .conversation(let key): try await begin(with: key)
      }
    } catch {
      inbox.post(.library(.unavailable("\(error)")))
    }
  }

  private func beginNew() async throws(ConversationStoreError) {
    let unsent = try await withEditedTexts(keeper.library().draft(of: nil))
    if !unsent.isEmpty { inbox.post(.unsentFound(unsent)) }
  }

  /// Unsent input, with what a user's editor has saved whose chat was killed; kept before it is taken away where it was.
  private func withEditedTexts(_ unsent: String) async throws(ConversationStoreError) -> String {
    let left = (try? await onThread { EditedText.left() }) ?? []
    let text = left.reduce(unsent) { $1.merged(into: $0) }
    if text != unsent { try await keeper.saveUnsent(text) }
    for edited in left { edited.remove() }
    return text
  }

  private func begin(with key: ConversationKey) async throws(ConversationStoreError) {
    var opened = try await keeper.open(key)
    opened.unsent = try await withEditedTexts(opened.unsent)
    opened.isResumed = true
    show(opened)
  }

  func perform(_ request: LibraryRequest) async {
    switch request {
    case .open(let key, let message):
      await endRun()
      await unsent.settle()
      await take { () throws(ConversationStoreError) in try await self.keeper.open(key, at: message) }
    case .fork(let message):
      await endRun()
      await take { () throws(ConversationStoreError) in try await self.keeper.fork(message) }
    default: await desk.perform(request)
    }
  }

  private func take(
    _ open: () async throws(ConversationStoreError) -> OpenedConversation?
  ) async {
    do throws(ConversationStoreError) {
      guard let opened = try await open() else {
        return inbox.post(.effectFailed("This conversation is not kept, so it cannot be forked."))
      }
      show(opened)
    } catch {
      inbox.post(.library(.unavailable("\(error)")))
    }
  }

  private func show(_ opened: OpenedConversation) {
    forgetConversation()
    inbox.post(.conversationOpened(opened))
  }

  func choose(_ message: ChatUI.MessageID) async {
    do throws(ConversationStoreError) { try await keeper.choose(message) } catch { notKept(error) }
  }

  // MARK: A reply

  /// Keeps the message and begins the reply, before anything is decoded.
  ///
  /// - Returns: nil where nothing can be kept, which is said.
  func beginKeeping(_ answer: AnswerRequest, _ details: ReplyDetails) async -> KeptReply? {
    do throws(ConversationStoreError) {
      let (reply, started) = try await keeper.begin(answer, details)
      if let started {
        let key = ConversationKey(started.id.number)
        inbox.post(.library(.kept(key, title: started.title)))
      }
      return reply
    } catch {
      notKept(error)
      return nil
    }
  }

  func endKeeping(_ reply: KeptReply?, _ state: MessageState, _ metrics: DecodingMetrics?) async {
    do throws(ConversationStoreError) { try await reply?.finish(state, metrics) } catch { notKept(error) }
  }

  private func notKept(_ error: ConversationStoreError) {
    // A file that cannot be used at all is said once.
    guard lastKeepingProblem != error else { return }
    lastKeepingProblem = error
    inbox.post(.library(.unavailable("\(error)")))
  }
}

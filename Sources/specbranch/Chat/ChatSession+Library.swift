import ChatUI
import ConversationStore
import Foundation
import SpecCore

/// Keeping the conversation on the screen, and taking another one there.
extension ChatSession {
  /// The conversation that the chat begins with; nothing if it is a new one.
  func resume() async {
    var found = ""
    do throws(ConversationStoreError) {
      switch options.beginning {
      case .usual:
        if let key = try await keeper.unfinished() {
          found = try await begin(with: key)
        } else {
          found = try await beginNew()
        }
      case .latest:
        if let key = try await keeper.latest() {
          found = try await begin(with: key)
        } else {
          inbox.post(.effectFailed("There is no conversation to continue yet; this is a new one."))
          found = try await beginNew()
        }
      case .conversation(let key): found = try await begin(with: key)
      }
    } catch {
      inbox.post(.library(.unavailable("\(error)")))
    }
    unsent.goOn(below: found)
  }

  /// - Returns: what was unsent.
  private func beginNew() async throws(ConversationStoreError) -> String {
    let unsent = try await withEditedTexts(keeper.library().draft(of: nil))
    if !unsent.isEmpty { inbox.post(.unsentFound(unsent)) }
    return unsent
  }

  /// Unsent input, with what a user's editor has saved whose chat was killed; kept before it is taken away where it was.
  private func withEditedTexts(_ unsent: String) async throws(ConversationStoreError) -> String {
    let left = (try? await onThread { EditedText.left() }) ?? []
    let text = left.reduce(unsent) { $1.merged(into: $0) }
    if text != unsent { try await keeper.saveUnsent(text) }
    for sentence in left.compactMap({ $0.remove() }) { inbox.post(.effectFailed(sentence)) }
    return text
  }

  /// - Returns: what was unsent in it.
  private func begin(with key: ConversationKey) async throws(ConversationStoreError) -> String {
    var opened = try await keeper.open(key)
    opened.unsent = try await withEditedTexts(opened.unsent)
    opened.isResumed = true
    // What the command line says counts more than what was kept.
    if let given = options.givenInstructions {
      opened.instructions = given
      await show(opened)
      await instruct(given)
    } else {
      await show(opened)
    }
    return opened.unsent
  }

  /// Deleted conversations can be restored for 30 days; then the next start of the chat removes them, beside everything else.
  func removeLongDeleted() {
    removal = Task(priority: .utility) { [keeper, log] in
      do throws(ConversationStoreError) { try await keeper.removeLongDeleted() } catch {
        // It is tried again at the next start; who keeps something hears of a bad file anyway.
        log.error("\(error)")
      }
    }
  }

  func perform(_ request: LibraryRequest) async {
    switch request {
    case .open(let key, let message):
      await endRun()
      await unsent.settle()
      await catchUp()
      await take { () throws(ConversationStoreError) in try await self.keeper.open(key, at: message) }
    case .fork(let message):
      await endRun()
      await unsent.settle()
      await catchUp()
      await take { () throws(ConversationStoreError) in try await self.keeper.fork(message) }
    default: await desk.perform(request)
    }
  }

  /// Beside everything else: a conversation may be long and a disk slow.
  func export(_ export: KeptExport) {
    // A reply that the screen has to its end may not be kept to its end yet.
    let ending = export.isReplyComing ? nil : run?.task
    exporting = Task { [keeper, inbox, before = exporting] in
      await before?.value
      await ending?.value
      inbox.post(await KeptConversationExport(keeper: keeper, export: export).write())
    }
  }

  private func take(
    _ open: () async throws(ConversationStoreError) -> OpenedConversation?
  ) async {
    do throws(ConversationStoreError) {
      guard let opened = try await open() else {
        return inbox.post(.effectFailed("This conversation is not kept, so it cannot be forked."))
      }
      await show(opened)
    } catch {
      inbox.post(.library(.unavailable("\(error)")))
    }
  }

  private func show(_ opened: OpenedConversation) async {
    forgetConversation()
    var opened = opened
    if let instructions = opened.instructions {
      system = instructions.system
      let environment = ProcessInfo.processInfo.environment
      opened.note = try? await onThread { PersonaFiles.change(since: instructions, environment: environment) }
    }
    inbox.post(.conversationOpened(opened))
  }

  /// The conversation begins with this from now on.
  func instruct(_ instructions: Instructions) async {
    system = instructions.system
    do throws(ConversationStoreError) { try await keeper.instruct(instructions) } catch { notKept(error) }
  }

  func choose(_ message: ChatUI.MessageID) async {
    do throws(ConversationStoreError) { try await keeper.choose(message) } catch { notKept(error) }
  }

  // MARK: A reply

  /// Keeps the message and begins the reply, before anything is decoded.
  ///
  /// - Returns: nil where nothing can be kept, which is said.
  /// - Throws: where the reply is not this program's to go on with.
  func beginKeeping(
    _ answer: AnswerRequest, _ details: ReplyDetails
  ) async throws(CommandFailure) -> KeptReply? {
    do throws(ConversationStoreError) {
      let (reply, started) = try await keeper.begin(answer, details)
      if let started {
        let key = ConversationKey(started.id.number)
        inbox.post(.library(.kept(key, title: started.title)))
      }
      if lastKeepingProblem != nil {
        lastKeepingProblem = nil
        inbox.post(.done("The conversation is kept again, with all that was missing of it."))
      }
      return reply
    } catch {
      if error == .replyBeingWritten { throw CommandFailure("\(error)") }
      notKept(error)
      return nil
    }
  }

  /// The reply has ended; where it broke off before it had any text, it is taken back with what was new.
  func endKeeping(_ decoding: Decoding, _ state: MessageState, _ figures: KeptFigures?) async {
    do throws(ConversationStoreError) {
      if state == .failed, decoding.text.soFar.isEmpty { return try await keeper.takeBack(decoding.answer) }
      if let kept = decoding.kept { return try await kept.finish(state, figures) }
    } catch {
      notKept(error)
      if state == .failed, decoding.text.soFar.isEmpty { return }
    }
    // It is on the screen only.
    var details = decoding.details
    details.figures = figures.flatMap(StoredJSON.text)
    await keeper.missed(
      MissedReply(answer: decoding.answer, text: decoding.text.soFar, state: state, details: details))
  }

  /// Writes what could not be written before the conversation leaves the screen.
  func catchUp() async {
    do throws(ConversationStoreError) { try await keeper.catchUp() } catch {
      inbox.post(.effectFailed("The last replies could not be kept. \(error)"))
    }
  }

  func keep(_ summary: TurnSummary) async {
    do throws(ConversationStoreError) { try await keeper.keep(summary) } catch { notKept(error) }
  }

  private func notKept(_ error: ConversationStoreError) {
    // A file that cannot be used at all is said once.
    guard lastKeepingProblem != error else { return }
    lastKeepingProblem = error
    inbox.post(.library(.unavailable("\(error)")))
  }
}

import ChatUI
import ConversationStore
import Foundation

/// Answers what the screen asks about conversations other than the one that it shows, on the keeper's thread.
actor LibraryDesk {
  private let keeper: ConversationKeeper
  private let inbox: ChatInbox
  private var isListWanted = false
  private var areDeletedWanted = false
  private var watcher: Task<Void, Never>?
  private var search: Task<Void, Never>?

  nonisolated var unownedExecutor: UnownedSerialExecutor { keeper.executor.asUnownedSerialExecutor() }

  init(keeper: ConversationKeeper, inbox: ChatInbox) {
    self.keeper = keeper
    self.inbox = inbox
  }

  func close() {
    watcher?.cancel()
    search?.cancel()
  }

  /// What can be done beside the conversation on the screen.
  func perform(_ request: LibraryRequest) async {
    do throws(ConversationStoreError) {
      let library = try await keeper.library()
      switch request {
      case .list:
        isListWanted = true
        try await list(library)
        watch(library)
      case .listDeleted:
        areDeletedWanted = true
        try await listDeleted(library)
        watch(library)
      case .search(let words, let limit): return find(words, limit: limit, library)
      case .rename(let key, let title):
        try await library.rename(ConversationID(key.number), to: title)
        if await keeper.current == ConversationID(key.number) {
          let kept = try await library.conversation(ConversationID(key.number))
          inbox.post(.library(.kept(key, title: kept.title)))
        }
      case .pin(let key, let isPinned): try await library.setPinned(isPinned, ConversationID(key.number))
      case .delete(let key): try await library.delete(ConversationID(key.number))
      case .restore(let key): try await library.restore(ConversationID(key.number))
      case .open, .fork: return
      }
      if request != .list, request != .listDeleted { try await listAgain(library) }
    } catch {
      inbox.post(.library(.unavailable("\(error)")))
    }
  }

  private func list(_ library: ConversationLibrary) async throws(ConversationStoreError) {
    let titles = try await library.titles()
    let when = LastUse(now: Date())
    inbox.post(
      .library(
        .listed(
          titles.map {
            ConversationSummary(
              key: ConversationKey($0.id.number), title: $0.title, isPinned: $0.isPinned,
              when: when.words(for: $0.updated))
          })))
  }

  private func listDeleted(_ library: ConversationLibrary) async throws(ConversationStoreError) {
    let deleted = try await library.deletedConversations()
    let now = Date()
    inbox.post(
      .library(
        .listedDeleted(
          deleted.map { conversation in
            let end = (conversation.deleted ?? now) + ConversationKeeper.timeAfterDeletion
            return ConversationSummary(
              key: ConversationKey(conversation.id.number), title: conversation.title,
              isPinned: conversation.isPinned, when: TimeLeft.words(until: end, now: now))
          })))
  }

  /// What the screen has seen may have changed.
  private func listAgain(_ library: ConversationLibrary) async throws(ConversationStoreError) {
    if isListWanted { try await list(library) }
    if areDeletedWanted { try await listDeleted(library) }
  }

  /// Follows what this and other programs change.
  private func watch(_ library: ConversationLibrary) {
    guard watcher == nil else { return }
    watcher = Task {
      for await _ in library.listChanges() {
        do throws(ConversationStoreError) { try await self.listAgain(library) } catch { return }
      }
    }
  }

  /// The newest words win.
  private func find(_ words: String, limit: Int, _ library: ConversationLibrary) {
    search?.cancel()
    search = Task { [inbox] in
      do throws(ConversationStoreError) {
        let hits = try await library.search(words, limit: limit)
        // Counting takes as long as finding; mostly all there is has come.
        var total = hits.count
        if total >= limit { total = try await library.hitCount(words, upTo: LibraryRequest.mostHits) }
        guard !Task.isCancelled else { return }
        inbox.post(.library(.found(words: words, hits.map(FoundMessage.init), total: total)))
      } catch {
        if error != .cancelled { inbox.post(.library(.unavailable("\(error)"))) }
      }
    }
  }
}

extension FoundMessage {
  fileprivate init(_ hit: SearchHit) {
    let snippet = hit.snippet.under(hit.attachment)
    let text = snippet.text
    let hits = snippet.hits.map { range in
      let start = text.distance(from: text.startIndex, to: range.lowerBound)
      return start..<(start + max(text.distance(from: range.lowerBound, to: range.upperBound), 0))
    }
    self.init(
      key: ConversationKey(hit.conversation.number), title: hit.title, message: hit.message?.number,
      isReply: hit.role == .assistant, isFile: hit.attachment != nil, snippet: text, hits: hits)
  }
}

import ChatUI
import ConversationStore
import Foundation

/// Answers what the screen asks about conversations other than the one that it shows, on the keeper's thread.
actor LibraryDesk {
  private let keeper: ConversationKeeper
  private let inbox: ChatInbox
  private var isListWanted = false
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
      case .search(let words): return find(words, library)
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
      if isListWanted, request != .list { try await list(library) }
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

  /// Follows what this and other programs change.
  private func watch(_ library: ConversationLibrary) {
    guard watcher == nil else { return }
    watcher = Task {
      for await _ in library.listChanges() {
        do throws(ConversationStoreError) { try await self.list(library) } catch { return }
      }
    }
  }

  /// The newest words win.
  private func find(_ words: String, _ library: ConversationLibrary) {
    search?.cancel()
    search = Task { [inbox] in
      do throws(ConversationStoreError) {
        let hits = try await library.search(words)
        guard !Task.isCancelled else { return }
        inbox.post(.library(.found(words: words, hits.map(FoundMessage.init))))
      } catch {
        if error != .cancelled { inbox.post(.library(.unavailable("\(error)"))) }
      }
    }
  }
}

extension FoundMessage {
  fileprivate init(_ hit: SearchHit) {
    let text = hit.snippet.text
    let hits = hit.snippet.hits.map { range in
      let start = text.distance(from: text.startIndex, to: range.lowerBound)
      return start..<(start + max(text.distance(from: range.lowerBound, to: range.upperBound), 0))
    }
    self.init(
      key: ConversationKey(hit.conversation.number), title: hit.title, message: hit.message?.number,
      isReply: hit.role == .assistant, snippet: text, hits: hits)
  }
}

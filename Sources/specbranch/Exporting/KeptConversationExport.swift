import ChatUI
import ConversationStore

/// Writes a conversation that is kept, with all that the file of conversations knows of it.
struct KeptConversationExport: Sendable {
  let keeper: ConversationKeeper
  let export: KeptExport

  /// - Returns: what came of it.
  func write() async -> ChatInput {
    let kept: Result<ConversationArchive, ConversationStoreError>
    do { kept = .success(try await keeper.archive(export.key)) } catch { kept = .failure(error) }
    do {
      try await onThread { [export] in
        switch kept {
        case .success(let archive):
          try ConversationFile.write(archive, as: export.format, to: export.path)
        case .failure: try ConversationFile.write(export.shown, as: export.format, to: export.path)
        }
      }
    } catch {
      return .effectFailed("\(error)")
    }
    guard case .failure(let problem) = kept else {
      return .done("The conversation was exported to \(export.path).")
    }
    return .done(
      "The conversation was exported to \(export.path) as the screen shows it, since not all of it is kept. "
        + "\(problem)")
  }
}

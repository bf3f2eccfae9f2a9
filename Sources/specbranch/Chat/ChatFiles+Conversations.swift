import ChatUI
import ConversationExport
import ConversationStore
import Foundation
import UserFiles

/// Conversations and copies that the chat writes to files, and reads.
extension ChatFiles {
  /// Performs what the chat asks of files that people name.
  func perform(_ effect: ChatEffect) async -> ChatInput {
    do {
      switch effect {
      case .export(let conversation, let format, let path):
        try ConversationFile.write(conversation, as: format, to: path)
        return .done("The conversation was exported to \(path).")
      case .saveCopy(let text, let path):
        try NewFile.write(Data(text.utf8), to: Home.expanded(path))
        let count = text.count == 1 ? "1 character" : "\(text.count) characters"
        return .done("Copied \(count) to \(path).")
      case .readSystemPrompt(let path):
        let text = try SystemPrompt.text("@" + path)
        guard text.contains(where: { !$0.isWhitespace }) else {
          return .effectFailed("\(path) is empty; write into it what comes before the first message.")
        }
        return .systemPromptRead(text)
      case .importConversations(let path):
        let archive = try ConversationFile.archive(at: Home.expanded(path))
        let library = try ConversationLibrary()
        try await library.importArchive(archive)
        try library.close()
        return .done(ConversationFile.summary(archive))
      default: return .effectFailed("This cannot be done with files.")
      }
    } catch {
      return .effectFailed("\(error)")
    }
  }
}

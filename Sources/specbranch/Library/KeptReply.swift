import ChatUI
import ConversationStore
import Foundation
import SpecCore

/// A reply that is kept while it comes, so that a killed program loses less than a second of it.
struct KeptReply: Sendable {
  /// Seconds between two looks at what has come.
  private static let interval = 0.25

  let id: ConversationStore.MessageID
  let text: ReplyText
  let details: ReplyDetails
  let library: ConversationLibrary

  /// Saves what has come, again and again, until it is cancelled.
  ///
  /// - Returns: why the last one could not be saved.
  func save() async -> String? {
    var saved = text.soFar.utf8.count
    var problem: String?
    while (try? await Task.sleep(for: .seconds(Self.interval))) != nil {
      let soFar = text.soFar
      guard soFar.utf8.count != saved else { continue }
      do {
        try await library.checkpointReply(id, text: soFar)
        (saved, problem) = (soFar.utf8.count, nil)
      } catch {
        problem = "\(error)"
      }
    }
    return problem
  }

  func finish(_ state: MessageState, _ figures: KeptFigures?) async throws(ConversationStoreError) {
    var details = details
    details.figures = figures.flatMap(StoredJSON.text)
    try await library.finishReply(id, text: text.soFar, state: state, details: details)
  }
}

extension FinishReason {
  /// What a reply is kept as that ended so. Whether it was cut is kept with its figures, which earlier programs read, too.
  var state: MessageState { self == .cancelled ? .stopped : .complete }
}

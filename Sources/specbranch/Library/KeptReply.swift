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

  func finish(_ state: MessageState, _ metrics: DecodingMetrics?) async throws(ConversationStoreError) {
    var details = details
    details.figures = metrics.flatMap(StoredJSON.text)
    try await library.finishReply(id, text: text.soFar, state: state, details: details)
  }
}

/// Values as the store holds them.
enum StoredJSON {
  static func text(_ value: some Encodable) -> String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) }
  }

  static func value<Value: Decodable>(_ text: String?, as type: Value.Type = Value.self) -> Value? {
    text.flatMap { try? JSONDecoder().decode(type, from: Data($0.utf8)) }
  }
}

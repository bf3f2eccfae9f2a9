import ConversationStore
import Foundation

/// A store in a folder of its own, gone after the closure.
enum LibraryUnderTest {
  static func withFolder<Result>(_ body: (ConversationLocation) async throws -> Result) async throws -> Result
  {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "specbranch-store-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(ConversationLocation(folder: folder))
  }

  static func with<Result>(_ body: (ConversationLibrary) async throws -> Result) async throws -> Result {
    try await withFolder { location in
      let library = try ConversationLibrary(location)
      let result = try await body(library)
      try library.close()
      return result
    }
  }

  static let details = ReplyDetails(
    pair: "starter", mode: "specbranch", parameters: #"{"temperature":0.7}"#, seed: .max, figures: nil,
    tracePath: "/tmp/a.jsonl")
}

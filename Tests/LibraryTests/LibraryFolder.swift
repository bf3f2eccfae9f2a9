import ChatUI
import ConversationStore
import Foundation
import GRDB
import SpecCore

@testable import specbranch

/// A folder for conversations, gone after the closure.
enum LibraryFolder {
  static func with<Result>(_ body: (ConversationLocation) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "library-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(ConversationLocation(folder: folder))
  }

  /// Lets nothing be written into the file, as on a full disk, or everything again.
  static func fill(_ location: ConversationLocation, _ isFull: Bool) throws {
    let queue = try DatabaseQueue(path: location.path)
    try queue.write { database in
      for (name, event) in [("fullOfMessages", "INSERT ON message"), ("fullOfText", "UPDATE ON message")] {
        try database.execute(sql: "DROP TRIGGER IF EXISTS \(name)")
        guard isFull else { continue }
        try database.execute(
          sql: "CREATE TRIGGER \(name) BEFORE \(event) BEGIN SELECT RAISE(ABORT, 'full'); END")
      }
    }
    try queue.close()
  }

  /// What is shown of every conversation in the file: the texts from the first message on.
  static func shown(_ location: ConversationLocation) async throws -> [[String]] {
    let library = try ConversationLibrary(location)
    defer { try? library.close() }
    var shown: [[String]] = []
    for title in try await library.titles() {
      shown.append(try await library.tree(title.id).chosenPath.map(\.text))
    }
    return shown
  }
}

/// A conversation as the screen would have it, and what it asks of the keeper.
struct Talk {
  let keeper: ConversationKeeper
  var key: ConversationKey?
  var earlier: [AnswerRequest.Turn] = []
  private var next: UInt64 = 1

  init(_ keeper: ConversationKeeper) { self.keeper = keeper }

  mutating func ask(_ question: String) -> AnswerRequest {
    defer { next += 2 }
    return AnswerRequest(
      turn: TurnID(Int(next)), kind: .newMessage, message: MessageID(next), question: question,
      reply: MessageID(next + 1), earlier: earlier, conversation: key)
  }

  /// The reply has come.
  mutating func hear(_ text: String, to answer: AnswerRequest) {
    earlier.append(
      .init(message: answer.message, question: answer.question, reply: answer.reply, replyText: text))
  }

  /// A question and its reply, both kept.
  mutating func say(_ question: String, _ text: String) async throws -> AnswerRequest {
    let answer = ask(question)
    let (reply, started) = try await keeper.begin(answer, Self.details)
    reply.text.add(text)
    try await reply.finish(.complete, nil)
    if let started { key = ConversationKey(started.id.number) }
    hear(text, to: answer)
    return answer
  }

  static let details = ReplyDetails(pair: "p", mode: "specbranch", parameters: "{}", seed: 1)
}

extension ReplyText {
  /// As if it had been decoded.
  func add(_ text: String) {
    take(.committed(Committed(round: 1, tokens: [], releasedText: text)))
  }
}

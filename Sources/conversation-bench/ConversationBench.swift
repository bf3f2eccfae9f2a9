import ArgumentParser
import ConversationStore
import Foundation

/// Prints what a large file of conversations costs a user, in milliseconds.
@main
struct ConversationBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conversation-bench",
    abstract: "Measures opening, listing, searching and loading conversations in a generated file.")

  @Option(help: "How many conversations to generate.") var conversations = 2_000
  @Option(help: "How many messages to generate, over all conversations.") var messages = 100_000
  @Option(help: "How many searches to time.") var searches = 200
  @Option(
    help: "Where the file is; generated there if it is missing, and kept. A temporary folder if not given.")
  var folder: String?

  func run() async throws {
    let folder =
      folder.map { URL(fileURLWithPath: $0) }
      ?? FileManager.default.temporaryDirectory.appending(path: "conversation-bench-\(UUID().uuidString)")
    defer { if self.folder == nil { try? FileManager.default.removeItem(at: folder) } }
    let location = ConversationLocation(folder: folder)
    if !FileManager.default.fileExists(atPath: location.path) { try await generate(location) }
    try await measure(location)
  }

  private func generate(_ location: ConversationLocation) async throws {
    var text = GeneratedText()
    let each = max(1, messages / max(1, conversations))
    let library = try ConversationLibrary(location)
    let time = try await ContinuousClock().measure {
      for start in stride(from: 0, to: conversations, by: 50) {
        let batch = (start..<min(start + 50, conversations)).map { text.conversation($0, messages: each) }
        try await library.importArchive(ConversationArchive(conversations: batch))
      }
    }
    try library.close()
    let size = (try FileManager.default.attributesOfItem(atPath: location.path)[.size] as? Int) ?? 0
    print(
      "generated \(conversations * each) messages in \(conversations) conversations: \(time), \(size >> 20) MB"
    )
  }

  private func measure(_ location: ConversationLocation) async throws {
    var opening: [Double] = []
    for _ in 0..<10 {
      let start = ContinuousClock.now
      let library = try ConversationLibrary(location)
      _ = try await library.conversations(limit: 50)
      opening.append(milliseconds(since: start))
      try library.close()
    }
    report("open and first page", opening)

    let library = try ConversationLibrary(location)
    report("all titles", try await times(20) { _ in _ = try await library.titles() })
    var last: StoredConversation?
    report(
      "page of the list",
      try await times(20) { _ in last = try await library.conversations(limit: 50, after: last).last })
    let ids = try await library.titles().map(\.id)
    report(
      "load a conversation", try await times(100) { _ = try await library.tree(ids[$0 * 7919 % ids.count]) })
    try await measureSearches(library)
    let conversation = try await library.createConversation()
    report(
      "add a message",
      try await times(50) {
        _ = try await library.addUserMessage(to: conversation.id, after: nil, text: "text \($0)")
      })
    try await library.delete(conversation.id)
    try await library.purge(deletedBefore: Date.distantFuture)
    try library.close()
  }

  private func measureSearches(_ library: ConversationLibrary) async throws {
    var text = GeneratedText(seed: 99)
    let queries = (0..<searches).map { text.query($0) }
    var slowest: [(time: Double, query: String, hits: Int)] = []
    for query in queries {
      let start = ContinuousClock.now
      let hits = try await library.search(query).count
      slowest.append((milliseconds(since: start), query, hits))
    }
    report("search", slowest.map(\.time))
    for search in slowest.sorted(by: { $0.time > $1.time }).prefix(5) {
      print("    \(format(search.time)) ms, \(search.hits) hits: \(search.query)")
    }
  }

  private func times(_ count: Int, _ body: (Int) async throws -> Void) async throws -> [Double] {
    var times: [Double] = []
    for index in 0..<count {
      let start = ContinuousClock.now
      try await body(index)
      times.append(milliseconds(since: start))
    }
    return times
  }

  private func milliseconds(since start: ContinuousClock.Instant) -> Double {
    (ContinuousClock.now - start) / .milliseconds(1)
  }

  private func report(_ name: String, _ times: [Double]) {
    let sorted = times.sorted()
    func quantile(_ share: Double) -> String {
      format(sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))])
    }
    let label = name.padding(toLength: 20, withPad: " ", startingAt: 0)
    print(
      "\(label)  p50 \(quantile(0.5)) ms  p95 \(quantile(0.95)) ms  max \(quantile(1)) ms  n \(sorted.count)")
  }

  private func format(_ value: Double) -> String { String(format: "%8.2f", value) }
}

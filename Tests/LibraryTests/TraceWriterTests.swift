import Foundation
import SpecCore
import Testing

@testable import specbranch

@Suite struct TraceWriterTests {
  private static let start = RunStarted(
    program: "test", pair: "p", seed: 1, parameters: DecodingParameters(), promptTokens: 3,
    cachedTargetTokens: 0, cachedDraftTokens: 0, maxTokens: 9, contextLength: 64)

  @Test func aPathAsTypedIsKnownFromTheRootOn() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "trace-\(UUID().uuidString).jsonl")
    defer { try? FileManager.default.removeItem(at: file) }
    let folders = FileManager.default.currentDirectoryPath.split(separator: "/").count
    let typed = String(repeating: "../", count: folders) + file.path.dropFirst()
    let writer = try TraceWriter(path: typed)
    #expect(await writer.close() == nil)
    #expect(writer.path == file.standardizedFileURL.path)
    #expect(FileManager.default.fileExists(atPath: writer.path))
  }

  @Test func aReplyIsKeptWithItsPlaceInTheTrace() throws {
    let writer = try TraceWriter(path: "/dev/null")
    #expect(writer.replies == 0)
    for _ in 0..<2 { writer.write(TimedEvent(time: 0, event: .runStarted(Self.start))) }
    #expect(writer.replies == 2)
    let figures = KeptFigures(DecodingMetrics(), finish: .stop, traceReply: writer.replies)
    #expect(StoredJSON.value(StoredJSON.text(figures)) == figures)
  }
}

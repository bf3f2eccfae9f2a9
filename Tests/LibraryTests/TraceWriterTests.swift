import Foundation
import Testing

@testable import specbranch

@Suite struct TraceWriterTests {
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
}

import Bench
import Foundation
import Testing

/// `specbranch bench library`, small.
@Suite struct BenchLibraryCommandTests {
  private static func report(_ file: URL) throws -> LibraryReport {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(LibraryReport.self, from: Data(contentsOf: file))
  }

  @Test(
    "A thousand messages are opened, scrolled and searched on a real screen, and the file can be measured again"
  )
  func small() async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      let (library, json) = (folder.appending(path: "library"), folder.appending(path: "report.json"))
      let arguments = [
        "bench", "library", "--folder", library.path, "--opens", "2", "--searches", "4", "--frames", "30",
        "--json",
        json.path,
      ]
      let outcome = try ProgramUnderTest.run(
        arguments + ["--messages", "1000", "--conversations", "40", "--newest", "100", "--size", "120x40"])
      #expect(outcome.status == 0, "\(outcome.error)")
      #expect(outcome.output.hasPrefix("1000 messages in 40 conversations, 100 in the newest"))
      #expect(outcome.output.split(separator: "\n").map(\.count).max() ?? 0 <= 100)
      let report = try Self.report(json)
      #expect((report.messages, report.conversations, report.newestMessages) == (1000, 40, 100))
      #expect((report.columns, report.rows) == (120, 40))
      #expect(
        (report.open.all.count, report.scrollList.drawn.count, report.filter.shown.count) == (2, 30, 30))
      #expect(report.search.all.count == 4 * report.search.kinds.count)
      for kind in ["common word", "ideographs", "Cyrillic"] {
        #expect(try #require(report.search.kinds[kind]).hits > 0, "\(kind)")
      }
      #expect(report.search.kinds["nothing to find"]?.hits == 0)
      // What scrolls is sent to the terminal.
      for frames in [report.scrollList, report.scrollConversation, report.filter] {
        #expect(frames.bytesPerFrame > 20)
        #expect(frames.drawn.p50 > 0 && frames.drawn.p50 <= frames.shown.p50)
      }
      #expect(report.peakMemoryBytes > 1 << 20 && report.fileBytes > 1 << 18)

      let again = try ProgramUnderTest.run(arguments)
      #expect(again.status == 0, "\(again.error)")
      #expect(try Self.report(json).messages == 1000)
    }
  }

  @Test(
    "Mistakes are one plain sentence on standard error",
    arguments: [
      (["--messages", "10", "--conversations", "20"], 64, "--messages"),
      (["--size", "wide"], 64, "--size"), (["--json", "/nonesuch/x.json"], 1, "/nonesuch/x.json"),
      (["--messages", "1", "--conversations", "1", "--folder", "/proc/nonesuch"], 1, "/proc/nonesuch"),
    ] as [([String], Int32, String)])
  func mistakes(arguments: [String], status: Int32, mention: String) throws {
    let outcome = try ProgramUnderTest.run(["bench", "library"] + arguments)
    #expect(outcome.status == status)
    #expect(outcome.error.contains(mention), "\(outcome.error)")
    #expect(outcome.output.isEmpty)
  }
}

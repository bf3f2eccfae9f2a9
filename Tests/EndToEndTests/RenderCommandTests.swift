import Foundation
import Testing

/// `specbranch render`, which needs neither a terminal nor a model.
@Suite struct RenderCommandTests {
  private static let trace = ProgramUnderTest.checkout
    .appending(path: "Tests/ChatUITests/Golden/aligned.jsonl").path

  @Test("The screen goes to standard output, or to a file in the format of its name")
  func formats() async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      let arguments = [
        "render", "--trace", Self.trace, "--size", "100x30", "--round", "2", "--theme", "lagoon",
      ]
      let text = try ProgramUnderTest.run(arguments)
      #expect(text.status == 0, "\(text.error)")
      #expect(text.output.contains("Branches · round 2"))
      #expect(text.output.split(separator: "\n", omittingEmptySubsequences: false).count == 31)
      for (name, start) in [("a.svg", "<svg"), ("a.ansi", "\u{1b}["), ("a.ans", "\u{1b}["), ("a.txt", "╭")] {
        let file = folder.appending(path: name)
        let outcome = try ProgramUnderTest.run(arguments + ["-o", file.path])
        #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.error)")
        #expect(try String(contentsOf: file, encoding: .utf8).contains(start))
      }
    }
  }

  @Test("Whatever is wrong is one sentence")
  func failures() throws {
    let wrong: [([String], String)] = [
      (["--trace", "/no/such.jsonl"], "The trace /no/such.jsonl cannot be read; check its path."),
      (["--trace", Self.trace, "--size", "wide"], "The size “wide” is none;"),
      (["--trace", Self.trace, "--panes", "tree"], "No pane is called “tree”;"),
      (["--trace", Self.trace, "--zoom", "tree"], "No pane is called “tree”;"),
      (["--trace", Self.trace, "--round", "99"], "There is no round 99 to show in reply 1, which has"),
      (["--trace", Self.trace, "--theme", "drak"], "No theme is called “drak”;"),
      (["--trace", Self.trace, "-o", "picture.png"], "end its name in .svg, .ansi or .txt."),
      (["--trace", Self.trace, "-o", "/no/folder/a.svg"], "/no/folder/a.svg cannot be written;"),
    ]
    for (arguments, sentence) in wrong {
      let outcome = try ProgramUnderTest.run(["render"] + arguments)
      #expect(outcome.status == 1 && outcome.output.isEmpty)
      #expect(outcome.error.contains(sentence), "\(outcome.error)")
      #expect(outcome.error.split(separator: "\n").count == 1, "\(outcome.error)")
    }
  }
}

import Foundation
import SpecCore
import Testing

/// `specbranch bench` on the starter pair.
@Suite struct BenchCommandTests {
  static let suite = "models/starter/prompts_eval.jsonl"

  @Test("A short bench gives every figure, equal texts, and counts that fit together")
  func shortBench() async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      let (file, plot) = (folder.appending(path: "bench.json"), folder.appending(path: "bench.svg"))
      let outcome = try ProgramUnderTest.run([
        "bench", "--pair", "starter", "--modes", "speculative,specbranch:branches=3", "--suite", Self.suite,
        "--per-category", "1", "--max-tokens", "8", "--draft-lengths", "2,4", "--json", file.path,
        "--plot", plot.path,
      ])
      #expect(outcome.status == 0, "\(outcome.error)")
      #expect(outcome.output.contains("same text"))
      #expect(outcome.output.split(separator: "\n").map(\.count).max() ?? 0 <= 100)
      let object = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
      let json = try #require(object as? [String: Any])
      #expect(json["emulated_target"] is NSNull && json["valid"] as? Bool == true)
      #expect(json["complete"] as? Bool == true)
      let texts = try #require(json["texts"] as? [String: Any])
      #expect(texts["compared"] as? Bool == true && texts["differing_prompts"] as? Int == 0)
      let modes = try #require(json["modes"] as? [String: [String: Any]])
      #expect(
        Set(modes.keys) == [
          "autoregressive", "speculative:draft-length=2", "speculative:draft-length=4",
          "specbranch:branches=3",
        ])
      for (label, mode) in modes {
        let overall = try #require(mode["overall"] as? [String: Any])
        try Self.check(overall, drafts: label != "autoregressive")
        let categories = try #require(mode["categories"] as? [String: [String: Any]])
        #expect(categories.count > 1)
        for figures in categories.values { try Self.check(figures, drafts: label != "autoregressive") }
      }
      #expect(try String(contentsOf: plot, encoding: .utf8).hasPrefix("<svg"))
      #expect((json["zero_bubble"] as? [String: Any])?["overall"] != nil)
    }
  }

  static func check(_ figures: [String: Any], drafts: Bool) throws {
    func count(_ name: String) throws -> Int { try #require(figures[name] as? Int) }
    let (drafted, accepted) = try (count("drafted"), count("accepted"))
    #expect(try drafted == accepted + count("rolled_back") + count("discarded"))
    #expect((drafted > 0) == drafts)
    #expect(try count("generated_tokens") > 0 && count("replies") > 0)
    #expect(try #require(figures["tokens_per_second"] as? Double) > 0)
    #expect(try #require(figures["peak_memory_bytes"] as? Int) > 1 << 20)
    let speedup = try #require(figures["speedup"] as? Double)
    #expect(try #require(figures["speedup_low"] as? Double) <= speedup)
    #expect(try #require(figures["speedup_high"] as? Double) >= speedup)
  }

  @Test("Spec-Bench's format: every turn is answered, with the model's own replies between")
  func turns() async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      let (suite, file) = (folder.appending(path: "question.jsonl"), folder.appending(path: "bench.json"))
      let line = #"{"question_id": 1, "category": "talk", "turns": ["My name is Ada.", "What is my name?"]}"#
      try Data((line + "\n").utf8).write(to: suite)
      let outcome = try ProgramUnderTest.run([
        "bench", "--modes", "specbranch", "--suite", suite.path, "--max-tokens", "6", "--runs", "2",
        "--emulate-target", "30", "--emulate-draft", "5", "--json", file.path,
      ])
      // On a busy machine the emulated lanes may not keep their time.
      #expect([0, 2].contains(outcome.status), "\(outcome.error)")
      let object = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
      let json = try #require(object as? [String: Any])
      #expect(json["emulated_target"] as? String == "30+0*n")
      #expect(json["valid"] as? Bool == (outcome.status == 0))
      let modes = try #require(json["modes"] as? [String: [String: [String: Any]]])
      #expect(modes["specbranch"]?["overall"]?["replies"] as? Int == 4)
    }
  }

  @Test("Ctrl-C prints what there is, marked as incomplete")
  func interrupt() throws {
    let outcome = try ProgramUnderTest.run(
      [
        "bench", "--modes", "autoregressive", "--suite", Self.suite, "--max-tokens", "4", "--emulate-target",
        "100",
      ], interruptAfter: 9)
    #expect(outcome.status == 130)
    #expect(outcome.output.contains("INCOMPLETE"), "\(outcome.error)")
  }

  @Test(
    "Mistakes are one plain sentence on standard error",
    arguments: [
      (["--modes", "nonesuch", "--suite", suite], 1, "nonesuch"),
      (["--modes", "specbranch:branches=0", "--suite", suite], 1, "branches"),
      (["--modes", "specbranch", "--suite", "missing.jsonl"], 1, "missing.jsonl"),
      (["--modes", "specbranch", "--suite", "README.md"], 1, "Line 1 "),
      (["--modes", "specbranch", "--suite", suite, "--json", "/nonesuch/x.json"], 1, "/nonesuch/x.json"),
      (["--modes", "specbranch", "--suite", suite, "--mode", "specbranch"], 64, "--modes"),
      (["--modes", "specbranch", "--suite", suite, "--draft-lengths", "2,x"], 64, "--draft-lengths"),
      (["--modes", "specbranch", "--suite", suite, "--runs", "0"], 64, "--runs"),
    ] as [([String], Int32, String)])
  func mistakes(arguments: [String], status: Int32, mention: String) throws {
    let outcome = try ProgramUnderTest.run(["bench"] + arguments)
    #expect(outcome.status == status)
    #expect(outcome.error.contains(mention), "\(outcome.error)")
    #expect(outcome.output.isEmpty)
    if status == 1 { #expect(outcome.error.split(separator: "\n").count == 1) }
  }
}

import Foundation
import SpecCore
import Testing

/// `specbranch run`, as a script would use it.
@Suite struct RunCommandTests {
  static let prompt = "Translate this sentence into German: My table is small."

  struct Report: Decodable {
    let text: String
    let tokens: [Int]
    let finish: String
    let mode: String
    let schedule: String
    let seed: UInt64
    let metrics: [String: Double]
  }

  static func report(_ arguments: [String]) throws -> Report {
    let outcome = try ProgramUnderTest.run(["run", "--json", "--prompt", prompt] + arguments)
    #expect(outcome.status == 0, "\(outcome.error)")
    return try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
  }

  @Test("Text streams to standard output, unchanged and nothing else")
  func streamsText() throws {
    let outcome = try ProgramUnderTest.run(["run", "--prompt", "-"], input: Self.prompt)
    let report = try Self.report(["--mode", "autoregressive"])
    #expect(outcome.status == 0)
    #expect(outcome.output == report.text)
    #expect(!report.text.isEmpty)
    #expect(outcome.error.isEmpty)
  }

  @Test("The JSON object has every figure, and they fit together", arguments: DecodingMode.allCases)
  func jsonReport(mode: DecodingMode) throws {
    let report = try Self.report(["--mode", mode.rawValue])
    let names: Set = [
      "prompt_tokens", "generated_tokens", "time_to_first_token_s", "tokens_per_second", "target_forwards",
      "draft_forwards", "drafted", "accepted", "rolled_back", "discarded", "acceptance_rate",
      "rollback_rate", "waste_rate", "tokens_per_target_forward", "mean_accepted_run",
      "target_bubble_share", "draft_bubble_share",
    ]
    #expect(names.isSubset(of: report.metrics.keys))
    let metrics = report.metrics
    #expect(
      metrics["drafted"] == metrics["accepted", default: 0] + metrics["rolled_back", default: 0]
        + metrics["discarded", default: 0])
    #expect(metrics["generated_tokens"] == Double(report.tokens.count))
    #expect(report.mode == mode.rawValue)
    #expect(report.finish == "stop")
    // Mode auto drafts only where that pays.
    if mode != .auto { #expect((metrics["draft_forwards"] == 0) == (mode == .autoregressive)) }
  }

  @Test("A seed fixes the schedule, the text and the events apart from times")
  func seedReproduces() async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      var traces: [[DecodingEvent.Name]] = []
      var texts: Set<String> = []
      for run in 0..<2 {
        let trace = folder.appending(path: "\(run).jsonl").path
        let report = try Self.report(["--seed", "5", "--temperature", "0.9", "--trace", trace])
        #expect(report.schedule == "fixed")
        texts.insert(report.text)
        traces.append(
          try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
            .map { try TraceCodec.event(line: String($0)).event.name })
      }
      #expect(texts.count == 1)
      #expect(traces[0] == traces[1])
      #expect(traces[0].first == .runStarted && traces[0].last == .runFinished)
      #expect(try Self.report(["--seed", "5", "--schedule", "clock"]).schedule == "clock")
    }
  }

  @Test("The trace tells the same figures as the report")
  func traceReconciles() async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      let trace = folder.appending(path: "trace.jsonl").path
      let report = try Self.report(["--trace", trace])
      var fold = MetricsFold()
      for line in try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n") {
        fold.apply(try TraceCodec.event(line: String(line)))
      }
      #expect(Double(fold.metrics.drafted) == report.metrics["drafted"])
      #expect(Double(fold.metrics.targetForwards) == report.metrics["target_forwards"])
      #expect(Double(fold.metrics.generatedTokens) == report.metrics["generated_tokens"])
    }
  }

  @Test("A token limit ends the reply with length, a stop string with stop")
  func limits() throws {
    let short = try Self.report(["--max-tokens", "2"])
    #expect(short.finish == "length")
    #expect(short.tokens.count == 2)
    let whole = try Self.report([])
    let word = try #require(whole.text.split(separator: " ").last.map(String.init))
    let stopped = try Self.report(["--stop", word])
    #expect(stopped.finish == "stop")
    #expect(stopped.text == String(whole.text.dropLast(word.count)))
  }

  @Test("Ctrl-C ends cleanly with what was produced")
  func interrupt() throws {
    let outcome = try ProgramUnderTest.run(
      [
        "run", "--prompt", "Tell me a story about Ruth the dog.", "--emulate-target", "300", "--mode",
        "autoregressive",
      ],
      interruptAfter: 10)
    #expect(outcome.status == 130)
    #expect(!outcome.output.isEmpty)
    #expect(outcome.error.isEmpty)
  }

  @Test(
    "Mistakes are one plain sentence on standard error",
    arguments: [
      (["run", "--prompt", "x", "--pair", "nonesuch"], 1, "nonesuch"),
      (["run", "--prompt", "x", "--target", "missing.gguf"], 1, "missing.gguf"),
      (["run", "--prompt", "x", "--target", "README.md"], 1, "README.md"),
      (["run", "--prompt", " "], 1, "empty"),
      (["run", "--prompt", "x", "--trace", "/nonesuch/trace.jsonl"], 1, "--trace"),
      (["run", "--prompt", "x", "--chat-template", "nonesuch"], 1, "nonesuch"),
      (["run", "--prompt", "x", "--temperature", "-1"], 64, "--temperature"),
      (["run", "--prompt", "x", "--emulate-target", "soon"], 64, "soon"),
      (["run", "--prompt", "x", "--pair", "starter", "--target", "a.gguf"], 64, "--pair"),
    ] as [([String], Int32, String)])
  func mistakes(arguments: [String], status: Int32, mention: String) throws {
    let outcome = try ProgramUnderTest.run(arguments)
    #expect(outcome.status == status)
    #expect(outcome.error.contains(mention), "\(outcome.error)")
    #expect(outcome.output.isEmpty)
    if status == 1 { #expect(outcome.error.split(separator: "\n").count == 1) }
  }

  @Test("Without a terminal the chat says so and names run")
  func chatWithoutTerminal() throws {
    let outcome = try ProgramUnderTest.run([])
    #expect(outcome.status == 1)
    #expect(outcome.error.contains("specbranch run"))
  }
}

/// A run in a pipe.
@Suite struct RunPipeTests {
  private struct Line: Decodable {
    let event: String
    let text: String?
    let message: String?
    let metrics: [String: Double]?
  }

  @Test("What is piped in follows the prompt as its material, or is the prompt")
  func material() throws {
    let whole = try ProgramUnderTest.run(["run", "Translate into German:\n\nMy table is small."])
    for (arguments, input) in [
      (["Translate", "into", "German:"], "My table is small."),
      (["-", "Translate into German:"], "My table is small."),
      ([], "Translate into German:\n\nMy table is small."),
      (["-"], "Translate into German:\n\nMy table is small."),
    ] {
      let piped = try ProgramUnderTest.run(["run"] + arguments, input: input)
      #expect(piped.status == 0 && piped.output == whole.output, "\(arguments) \(piped.error)")
    }
    #expect(try ProgramUnderTest.run(["run"], input: "").status == 1)
    #expect(try ProgramUnderTest.run(["run", "a", "--prompt", "b"]).status == 64)
  }

  @Test("JSON lines are the text in pieces between a start and the figures")
  func jsonLines() throws {
    let outcome = try ProgramUnderTest.run(["run", "--json-lines", RunCommandTests.prompt])
    let lines = try outcome.output.split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
    #expect(lines.first?.event == "started" && lines.last?.event == "finished")
    let pieces = lines.filter { $0.event == "text" }
    #expect(pieces.count > 1)
    #expect(pieces.compactMap(\.text).joined() == lines.last?.text)
    #expect(lines.last?.metrics?["generated_tokens"] ?? 0 > 0)
    let failed = try ProgramUnderTest.run(["run", "--json-lines", "--target", "/nonexistent.gguf", "x"])
    let line = try JSONDecoder().decode(Line.self, from: Data(failed.output.utf8))
    #expect(failed.status == 1 && line.event == "failed" && failed.error.contains(line.message ?? "?"))
  }
}

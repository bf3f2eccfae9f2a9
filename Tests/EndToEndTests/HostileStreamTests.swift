import Foundation
import Testing

/// What a hostile model may write, through the real program, a real pseudo-terminal and a terminal emulator.
@Suite(.serialized) struct HostileStreamTests {
  /// Some hundred streams, and bytes that the engine itself has decoded, drafted and judged;
  /// `SPECBRANCH_HOSTILE_STREAMS=20000` for as many, which take minutes.
  @Test("Only our own sequences reach the terminal, and its screen is the one we drew")
  func onlyOurSequences() async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      let trace = folder.appending(path: "bytes.jsonl")
      let lines = try await Self.decodedStreams(80)
      for event in ["branch_opened", "rolled_back", "judgement_explained"] {
        #expect(lines.contains { $0.contains("\"\(event)\"") }, "\(event)")
      }
      try (lines.joined(separator: "\n") + "\n").write(to: trace, atomically: true, encoding: .utf8)
      let outcome = try EmulatorScript.run(
        Self.script,
        ["--program", ProgramUnderTest.path, "--streams-per-second", "100", "--trace", trace.path],
        option: "--count", variable: "SPECBRANCH_HOSTILE_STREAMS", usually: "600")
      #expect(outcome.status == 0, "\(outcome.output)")
      // Both on two types of terminal.
      #expect(outcome.output.matches(of: /color: .* bytes read/).count == 4, "\(outcome.output)")
    }
  }

  /// The lines of a trace of streams, some to a reply.
  private static func decodedStreams(_ count: Int) async throws -> [String] {
    let printed = try EmulatorScript.run(script, ["--tokens", "--count", "\(count)", "--seed", "2"])
    try #require(printed.status == 0, "\(printed.output)")
    let streams = try JSONDecoder().decode([[String]].self, from: Data(printed.output.utf8))
    try #require(streams.count == count)
    var lines: [String] = []
    for start in stride(from: 0, to: count, by: 8) {
      let tokens = streams[start..<min(start + 8, count)].flatMap { $0.map(bytes) + [Array("\n\n".utf8)] }
      lines += try await HostileDecoding.trace(of: tokens)
    }
    return lines
  }

  private static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = Array(hexadecimal)
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
  }

  private static let script = "hostile-streams.py"
}

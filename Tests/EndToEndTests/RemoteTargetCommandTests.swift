import Foundation
import TestSupport
import Testing

/// The program with its target on an RPC server, as people use it.
@Suite(.serialized) struct RemoteTargetCommandTests {
  private static let story = "Tell me a story about Ruth the dog."

  @Test(
    "run says where the target is and gives the local text; a server killed in mid-reply ends it with one sentence"
  )
  func run() async throws {
    let server = try RPCServer()
    let remote = ["--target-rpc", server.address]
    let local = try ProgramUnderTest.run(["run", "--prompt", Self.story])
    let whole = try ProgramUnderTest.run(["run", "--json", "--prompt", Self.story] + remote)
    #expect(whole.status == 0, "\(whole.error)")
    struct Report: Decodable {
      let text: String
      let targetPlace: String
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let report = try decoder.decode(Report.self, from: Data(whole.output.utf8))
    #expect(report.targetPlace == server.address)
    #expect(report.text == local.output)

    let cut = try await ProgramUnderTest.withTemporaryFolder { folder in
      let trace = folder.appending(path: "trace.jsonl")
      Self.whenRoundsPlayed(3, trace) { server.kill() }
      return try ProgramUnderTest.run(
        ["run", "--mode", "autoregressive", "--emulate-target", "100", "--prompt", Self.story]
          + ["--trace", trace.path] + remote)
    }
    #expect(cut.status == 1)
    #expect(!cut.output.isEmpty && local.output.hasPrefix(cut.output) && cut.output != local.output)
    let sentences = cut.error.split(separator: "\n")
    #expect(
      sentences.count == 1 && cut.error.contains("target on \(server.address) was lost"), "\(cut.error)")
  }

  /// Does something from a thread of its own once a trace tells of so many rounds.
  private static func whenRoundsPlayed(_ count: Int, _ trace: URL, _ action: @escaping @Sendable () -> Void) {
    let thread = Thread {
      let end = Date(timeIntervalSinceNow: 60)
      while Date() < end {
        let text = (try? String(contentsOf: trace, encoding: .utf8)) ?? ""
        if text.split(separator: "\n").count(where: { $0.contains("round_finished") }) >= count { break }
        usleep(20_000)
      }
      action()
    }
    thread.start()
  }

  @Test("What cannot be had is one sentence, in a bounded time")
  func mistakes() throws {
    let nobody = "127.0.0.1:\(try RPCServer.freePort())"
    let cases: [(arguments: [String], status: Int32, mention: String)] = [
      (["--target-rpc", nobody], 1, "Nobody listens at \(nobody)"),
      (["--target-rpc", "somewhere"], 64, "somewhere"),
      (["--target-rpc", "127.0.0.1:0"], 64, "127.0.0.1:0"),
      (["--target-rpc", "\(nobody),\(nobody)"], 64, "each once"),
      (["--target-device", "nonesuch"], 1, "no device nonesuch"),
      (["--target-device", "CPU", "--target-rpc", nobody], 64, "not both"),
      (["--target-timeout", "0", "--target-rpc", nobody], 64, "--target-timeout"),
    ]
    for (arguments, status, mention) in cases {
      let outcome = try ProgramUnderTest.run(["run", "--prompt", "x"] + arguments)
      #expect(outcome.status == status)
      #expect(outcome.error.contains(mention), "\(outcome.error)")
      if status == 1 { #expect(outcome.error.split(separator: "\n").count == 1, "\(outcome.error)") }
    }
  }

  @Test("--target-device keeps the target on the processor and gives the same text")
  func device() throws {
    let prompt = "Translate this sentence into German: My table is small."
    let usual = try ProgramUnderTest.run(["run", "--prompt", prompt])
    let outcome = try ProgramUnderTest.run(["run", "--prompt", prompt, "--target-device", "cpu"])
    #expect(outcome.status == 0 && outcome.output == usual.output, "\(outcome.error)")
  }

  @Test(
    "In the chat a server killed in mid-reply costs one sentence, and the same message can be answered again")
  func chat() async throws {
    let server = try RPCServer()
    let slow = "--emulate-target 100 --mode autoregressive"
    try await ChatScreenTests.withChat("--target-rpc \(server.address) \(slow)", width: 140) { session, _ in
      try await session.wait(for: "the target's place") { $0.contains("target on \(server.address)") }
      try ChatScreenTests.say(Self.story, session)
      try await session.wait(for: "the reply's begin") { $0.contains("young dog") }
      server.kill()
      try await session.wait(for: "the sentence") {
        $0.contains("The target on \(server.address) was lost") && $0.contains("ready")
      }
      try server.start()
      try session.keys("Escape")
      try await session.wait(for: "tuning") { $0.contains("Tuning") }
      try session.keys("r")
      try await session.wait(for: "the whole reply") { $0.contains("kindness always comes back") }
    }
  }
}

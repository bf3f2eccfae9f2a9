import Foundation
import LlamaBackend
import SpecCore
import SpecEngine
import Synchronization
import TestSupport
import Testing
import WorkerBackend

/// The starter pair with its target on an RPC server.
private struct RemotePair {
  let coordinator: SpeculationCoordinator
  let codec: LlamaTextCodec
  private let threads: [ThreadExecutor]

  /// What the program's worker command reads.
  private struct Settings: Encodable {
    let path: String
    let placement: ModelPlacement
  }

  init(address: String, timeLimit: Double = 60) async throws {
    let threads = [ThreadExecutor(name: "target"), ThreadExecutor(name: "draft")]
    self.threads = threads
    let path = StarterPair.path("starter/starter-target-f16.gguf")
    let draft = try LlamaModel(path: StarterPair.path("starter/starter-draft-f16.gguf"))
    let codec = LlamaTextCodec(try LlamaModel(vocabularyOf: path))
    let server = try #require(RPCAddress(address))
    let program = URL(fileURLWithPath: StarterPair.path("")).deletingLastPathComponent()
      .appending(path: ".build/debug/specbranch").path
    let launch = WorkerLaunch(
      executable: program, arguments: ["__target-worker"],
      settings: try Self.json(Settings(path: path, placement: .servers([server]))), place: address,
      timeLimit: timeLimit)
    let options = try Self.json(ContextOptions.target(contextLength: StarterPair.contextLength, threads: 1))
    let target = try await TargetLane.load(on: threads[0]) {
      try WorkerBackend(LoadedWorker(launch, cancellation: CancellationFlag()), options: options)
    }
    let draftLane = try await DraftLane.load(on: threads[1], codec: codec) {
      try LlamaBackend(draft, .draft(contextLength: StarterPair.contextLength, threads: 1))
    }
    coordinator = SpeculationCoordinator(target: target, draft: draftLane, codec: codec)
    self.codec = codec
  }

  func run(
    _ prompt: [Token], _ mode: DecodingMode, cancellation: CancellationFlag = CancellationFlag(),
    onEvent: @escaping @Sendable (TimedEvent) -> Void = { _ in }
  ) async throws -> DecodingResult {
    try await coordinator.run(
      DecodingRequest(prompt: prompt, maxTokens: 96, seed: 7, program: "test", pair: "starter"),
      parameters: LiveParameters(DecodingParameters(mode: mode)), cancellation: cancellation,
      onEvent: onEvent)
  }

  private static func json(_ value: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
  }
}

extension RealPairTests {
  /// A target on llama.cpp's RPC server while the draft stays here.
  @Suite struct RemoteTargetTests {
    private static let story = [ChatMessage(role: .user, content: "Tell me a story about Ruth the dog.")]

    @Test("On an RPC server the target's greedy text is the same, and the draft works beside its forwards")
    func greedyTextAndOverlap() async throws {
      let server = try RPCServer()
      let (local, remote) = (
        try await StarterPair.shared.value, try await RemotePair(address: server.address)
      )
      let spans = Spans()
      for messages in try StarterPair.heldOutPrompts(10) {
        let prompt = try local.tokens(messages)
        let expected = try await local.run(prompt, DecodingParameters(mode: .autoregressive))
        for mode in [DecodingMode.autoregressive, .specbranch] {
          let result = try await remote.run(prompt, mode, onEvent: spans.add)
          spans.runEnded()
          guard result.tokens != expected.tokens else { continue }
          let common = zip(result.tokens, expected.tokens).prefix { $0 == $1 }.count
          let gap = try GreedyTextTests.topGap(local, after: prompt + expected.tokens.prefix(common))
          #expect(
            gap < GreedyTextTests.nearTie,
            "the texts differ at token \(common), where the two best logits are \(gap) apart")
        }
      }
      // What overlaps is real computing, not an emulated wait.
      #expect(spans.draftsInsideTargets > 20)
    }

    @Test("A server killed in mid-reply costs one sentence; once it runs again, so does the conversation")
    func killedServer() async throws {
      let server = try RPCServer()
      let (local, remote) = (
        try await StarterPair.shared.value, try await RemotePair(address: server.address)
      )
      let prompt = try local.tokens(Self.story)
      let expected = try await remote.run(prompt, .specbranch)
      let start = Date()
      let lost = await #expect(throws: DecodingError.self) {
        try await remote.run(prompt, .specbranch) {
          if case .roundFinished(let done) = $0.event, done.round == 3 { server.kill() }
        }
      }
      #expect(Date().timeIntervalSince(start) < 20)
      let sentence = try #require(lost?.description)
      #expect(sentence.contains("The target on \(server.address) was lost"), "\(sentence)")
      #expect(sentence.hasSuffix(".") && !sentence.contains("\n"), "\(sentence)")
      // Still gone: another sentence, at once.
      let refused = await #expect(throws: DecodingError.self) { try await remote.run(prompt, .specbranch) }
      #expect(
        refused?.description.contains("Nobody listens at \(server.address)") == true, "\(refused as Any)")
      try server.start()
      #expect(try await remote.run(prompt, .specbranch).tokens == expected.tokens)
    }

    @Test("A hanging server is given up after the time limit, and a cancelled reply does not wait for it")
    func hangingServer() async throws {
      let server = try RPCServer()
      let local = try await StarterPair.shared.value
      let remote = try await RemotePair(address: server.address, timeLimit: 3)
      let prompt = try local.tokens(Self.story)
      let expected = try await remote.run(prompt, .autoregressive)
      let cancellation = CancellationFlag()
      var start = Date()
      let cut = try await remote.run(prompt, .autoregressive, cancellation: cancellation) {
        guard case .roundFinished(let done) = $0.event, done.round == 3 else { return }
        server.stop()
        DispatchQueue.global().asyncAfter(deadline: .now() + 0.2) { cancellation.set() }
      }
      #expect(Date().timeIntervalSince(start) < 2.5)
      #expect(cut.finish == .cancelled && expected.tokens.starts(with: cut.tokens) && cut.tokens.count == 3)
      // It went on in time: nothing was lost.
      server.resume()
      #expect(try await remote.run(prompt, .autoregressive).tokens == expected.tokens)
      start = Date()
      let error = await #expect(throws: DecodingError.self) {
        try await remote.run(prompt, .specbranch) {
          if case .roundFinished(let done) = $0.event, done.round == 3 { server.stop() }
        }
      }
      #expect(error?.description.contains("did not answer for 3 s") == true, "\(error as Any)")
      #expect(Date().timeIntervalSince(start) < 20)
      server.kill()
      try server.start()
      #expect(try await remote.run(prompt, .specbranch).tokens == expected.tokens)
    }
  }
}

/// How the lanes' forwards lie in time, run by run.
private final class Spans: Sendable {
  private struct Span {
    let start: Double
    let end: Double
  }

  private struct State {
    var spans: [Lane: [Span]] = [:]
    var inside = 0
  }

  private let state = Mutex(State())

  @Sendable func add(_ timed: TimedEvent) {
    guard case .forwardFinished(let forward) = timed.event, forward.kind != .prompt else { return }
    state.withLock {
      $0.spans[forward.lane, default: []].append(
        Span(start: timed.time - forward.durationS, end: timed.time))
    }
  }

  func runEnded() {
    state.withLock { state in
      let targets = state.spans[.target, default: []]
      state.inside += state.spans[.draft, default: []].count { draft in
        targets.contains { $0.start < draft.start && draft.end < $0.end }
      }
      state.spans = [:]
    }
  }

  /// Forwards of the draft that began and ended within one of the target's.
  var draftsInsideTargets: Int { state.withLock { $0.inside } }
}

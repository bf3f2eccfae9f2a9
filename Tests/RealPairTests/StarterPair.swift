import Foundation
import LlamaBackend
import SpecCore
import SpecEngine
import Testing

/// Everything that needs the real pair; one test at a time, since there is one pair and it keeps its caches.
@Suite(.serialized) enum RealPairTests {}

/// The repository's own pair, loaded once for all tests of this target.
final class StarterPair: Sendable {
  static let contextLength = 512

  let coordinator: SpeculationCoordinator
  let codec: LlamaTextCodec
  let target: LlamaModel

  static let shared = Task { try await StarterPair(endless: false) }
  /// The same, but no token ends a reply.
  static let endless = Task { try await StarterPair(endless: true) }

  /// Its caches keep keys and values in 8 bits.
  static let quantisedCache = Task {
    try await StarterPair(endless: false, cache: CacheTypes(key: .eightBits, value: .eightBits))
  }

  let cache: CacheTypes

  private init(endless: Bool, cache: CacheTypes = CacheTypes()) async throws {
    self.cache = cache
    let threads = [ThreadExecutor(name: "target"), ThreadExecutor(name: "draft")]
    let target = try LlamaModel(path: Self.path("starter/starter-target-f16.gguf"))
    let draft = try LlamaModel(path: Self.path("starter/starter-draft-f16.gguf"))
    let codec = LlamaTextCodec(target)
    let targetLane = try await TargetLane.load(on: threads[0]) {
      try LlamaBackend(target, Self.options(.target(contextLength: Self.contextLength, threads: 2), cache))
    }
    let lanesCodec: any TextCodec = endless ? EndlessCodec(codec: codec) : codec
    let draftLane = try await DraftLane.load(on: threads[1], codec: lanesCodec) {
      try LlamaBackend(draft, Self.options(.draft(contextLength: Self.contextLength, threads: 2), cache))
    }
    coordinator = SpeculationCoordinator(target: targetLane, draft: draftLane, codec: lanesCodec)
    self.codec = codec
    self.target = target
  }

  static func options(_ options: ContextOptions, _ cache: CacheTypes) -> ContextOptions {
    var options = options
    options.cache = cache
    return options
  }

  static func path(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "models").appending(path: name).path
  }

  /// Conversations of the held-out prompts, evenly spread over the categories.
  static func heldOutPrompts(_ count: Int) throws -> [[ChatMessage]] {
    struct Row: Decodable {
      let messages: [ChatMessage]
    }
    let lines = try String(contentsOfFile: path("starter/prompts_eval.jsonl"), encoding: .utf8)
      .split(separator: "\n")
    return try stride(from: 0, to: lines.count, by: max(lines.count / count, 1)).prefix(count).map {
      try JSONDecoder().decode(Row.self, from: Data(lines[$0].utf8)).messages
    }
  }

  func tokens(_ messages: [ChatMessage]) throws -> [Token] {
    codec.tokenize(
      try codec.applyTemplate(messages, openReply: true), addStart: true, parseSpecial: true)
  }

  func run(
    _ prompt: [Token], _ parameters: DecodingParameters, maxTokens: Int = 96,
    onEvent: @escaping @Sendable (TimedEvent) -> Void = { _ in }
  ) async throws -> DecodingResult {
    try await coordinator.run(
      DecodingRequest(prompt: prompt, maxTokens: maxTokens, seed: 7, program: "test", pair: "starter"),
      parameters: LiveParameters(parameters), cancellation: CancellationFlag(), onEvent: onEvent)
  }
}

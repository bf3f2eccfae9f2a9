import Foundation
import ScriptedBackend
import SpecCore
import SpecEngine
import Synchronization

/// A vocabulary of bytes, whatever they are; its last token ends a reply.
private struct ByteCodec: TextCodec {
  let tokens: [[UInt8]]

  var vocabularySize: Int { tokens.count + 1 }
  var end: Token { Token(tokens.count) }

  func tokenize(_ text: String, addStart: Bool, parseSpecial: Bool) -> [Token] { [] }
  func bytes(of token: Token) -> [UInt8] { token == end ? [] : tokens[Int(token)] }
  func displayText(of token: Token) -> String { String(decoding: bytes(of: token), as: UTF8.self) }
  func isEndOfGeneration(_ token: Token) -> Bool { token == end }
  func isControl(_ token: Token) -> Bool { token == end }
  func applyTemplate(_ messages: [ChatMessage], openReply: Bool) throws(ChatTemplateError) -> String {
    throw .unknown
  }
}

/// Replies of tokens that nobody would train, decoded by the real engine: drafted, branched, judged.
enum HostileDecoding {
  /// Decodes a reply that consists of those tokens.
  ///
  /// - Returns: the lines of its trace.
  static func trace(of tokens: [[UInt8]]) async throws -> [String] {
    let codec = ByteCodec(tokens: Array(Set(tokens)))
    let reply = tokens.map { token in Token(codec.tokens.firstIndex(of: token)!) }
    let executors = ["target", "draft"].map { ThreadExecutor(name: $0) }
    defer { for executor in executors { executor.shutDown() } }
    let target = try await TargetLane.load(on: executors[0]) {
      ScriptedBackend(model(reply, codec, errsAt: nil), contextLength: 8192)
    }
    let draft = try await DraftLane.load(on: executors[1], codec: codec) {
      ScriptedBackend(model(reply, codec, errsAt: 3), contextLength: 8192)
    }
    let lines = Mutex<[String]>([])
    let coordinator = SpeculationCoordinator(target: target, draft: draft, codec: codec)
    _ = try await coordinator.run(
      DecodingRequest(prompt: [0], maxTokens: 8000, seed: 1, program: "test", pair: "bytes", explains: true),
      parameters: LiveParameters(
        DecodingParameters(
          mode: .specbranch, draftLength: 3, confidenceThreshold: 0.5, branchCount: 3,
          schedule: .fixed(steps: 3))
      ),
      cancellation: CancellationFlag()
    ) { event in
      if let line = try? TraceCodec.line(event) { lines.withLock { $0.append(line) } }
    }
    return lines.withLock { $0 }
  }

  /// Says the reply after a prompt of one token; in doubt, and wrong, wherever it errs.
  private static func model(_ reply: [Token], _ codec: ByteCodec, errsAt period: Int?) -> ScriptedModel {
    let (size, end) = (codec.vocabularySize, codec.end)
    return ScriptedModel(vocabularySize: size) { tokens in
      let place = tokens.count - 1
      let right = place < reply.count ? reply[place] : end
      var logits = [Float](repeating: 0, count: size)
      logits[Int(right)] = 8
      if let period, place % period == period - 1 { logits[(Int(right) + place) % size] = 9 }
      return logits
    }
  }
}

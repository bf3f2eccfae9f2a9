import Foundation
import SpecCore
import TestSupport
import Testing

@testable import LlamaBackend

@Suite("Hidden states", .serialized)
struct HiddenStatesTests {
  private static let tokens: [Token] = [300, 17, 4000, 300]

  private static func backend(_ model: LlamaModel, layerInputs: Bool = true) throws -> LlamaBackend {
    var options = ContextOptions.target(contextLength: 128, threads: 1)
    options.allowsLayerInputs = layerInputs
    return try LlamaBackend(model, options)
  }

  @Test("say which layers they are of and where each comes from")
  func layout() throws {
    let layout = try #require(try Self.backend(StarterPair.target).posteriorFeatureSupport.layout)
    #expect(layout.layers == [2, 3, 4, 5])
    #expect(layout.featureCount == 5 * 256)
    #expect(
      layout.sources == ["input of layer 3", "input of layer 4", "input of layer 5", "graph node l_out-5"])
    let nodes = try Self.backend(StarterPair.target, layerInputs: false).posteriorFeatureSupport.layout
    #expect(nodes?.sources == (2...5).map { "graph node l_out-\($0)" })
  }

  @Test("are the same from the layers' inputs and from the graph, and of the last token only")
  func sourcesAgree() throws {
    let width = try StarterPair.target.width
    let states = try [true, false].map { layerInputs in
      let backend = try Self.backend(StarterPair.target, layerInputs: layerInputs)
      backend.keepPosteriorFeatures(true)
      _ = try backend.extend(0, by: Self.tokens)
      return try #require(backend.lastHiddenStates())
    }
    #expect(states[0].count == 4 * width)
    #expect(normalizedSquaredError(states[0], states[1]) < 1e-10)
    // The same token alone has other states than after three others.
    let alone = try Self.backend(StarterPair.target)
    alone.keepPosteriorFeatures(true)
    _ = try alone.extend(0, by: [300])
    #expect(normalizedSquaredError(try #require(alone.lastHiddenStates()), states[0]) > 1e-2)
  }

  @Test("of each row are those of its token, from either source", arguments: [true, false])
  func rows(layerInputs: Bool) throws {
    let (whole, part) = (
      try Self.backend(StarterPair.target, layerInputs: layerInputs),
      try Self.backend(StarterPair.target, layerInputs: layerInputs)
    )
    for backend in [whole, part] { backend.keepPosteriorFeatures(true) }
    // The first token gives no logits, as one that the cache lacked does not.
    let entries = Self.tokens.enumerated().map { position, token in
      EvaluationBatch.Entry(token: token, position: position, sequence: 0, wantsLogits: position > 0)
    }
    try whole.evaluate(EvaluationBatch(entries), cancellation: CancellationFlag())
    var rows: [[Float]] = []
    for (position, token) in Self.tokens.enumerated() {
      _ = try part.extend(0, by: [token])
      guard position > 0 else { continue }
      rows.append(try #require(whole.hiddenStates(row: position - 1)))
      #expect(normalizedSquaredError(rows[position - 1], try #require(part.lastHiddenStates())) < 1e-6)
    }
    #expect(normalizedSquaredError(rows[0], rows[2]) > 1e-2)
    #expect(whole.hiddenStates(row: 3) == nil && whole.hiddenStates(row: -1) == nil)
  }

  @Test("of the last layer are what the logits are computed from")
  func logitsFollow() throws {
    let backend = try Self.backend(StarterPair.target)
    backend.keepPosteriorFeatures(true)
    let logits = try backend.extend(0, by: Self.tokens)
    let states = try #require(backend.lastHiddenStates())
    let embeddings = try #require(backend.embeddings)
    let width = backend.model.width
    // The head is tied to the embeddings; the norm before it scales each unit. A linear fit of it from some
    // tokens would be another test: here the order of the logits must follow the states at least.
    let last = Array(states.suffix(width))
    func score(_ token: Token) throws -> Float {
      zip(last, try #require(embeddings[token])).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let order = logits.indices.sorted { logits[$0] > logits[$1] }
    let best = try order.prefix(20).map { try score(Token($0)) }.reduce(0, +) / 20
    let worst = try order.suffix(20).map { try score(Token($0)) }.reduce(0, +) / 20
    #expect(best > worst)
  }

  @Test("of another architecture come from its graph, and are those of the same weights")
  func otherArchitecture() throws {
    let copy = FileManager.default.temporaryDirectory.appending(path: "specbranch-\(UUID()).gguf").path
    defer { try? FileManager.default.removeItem(atPath: copy) }
    try ArchitectureCopy.qwen2(of: StarterPair.targetPath, to: copy)
    let model = try LlamaModel(path: copy)
    #expect(model.header.architecture == "qwen2")
    let backends = [try Self.backend(StarterPair.target), try Self.backend(model)]
    #expect(
      backends[1].posteriorFeatureSupport.layout?.sources == (2...5).map { "graph node l_out-\($0)" })
    for token in [300, 17, 4000] as [Token] {
      let features = try backends.map { backend in
        backend.keepPosteriorFeatures(true)
        try backend.remove(0)
        _ = try backend.extend(0, by: [token])
        return try #require(backend.posteriorFeatures(row: 0, after: 5))
      }
      #expect(normalizedSquaredError(features[1], features[0]) < 1e-6)
    }
    // It goes on for more tokens at a time, and the row is that of the last.
    _ = try backends[1].extend(0, by: Self.tokens)
    let many = try #require(backends[1].lastHiddenStates())
    _ = try backends[1].extend(0, by: [9])
    #expect(normalizedSquaredError(many, try #require(backends[1].lastHiddenStates())) > 1e-2)
  }

  @Test("end with the embedding of the token that follows, as the model's own first layer takes it")
  func embedding() throws {
    let backend = try Self.backend(StarterPair.target)
    let embeddings = try #require(backend.embeddings)
    #expect(embeddings.count == backend.vocabularySize)
    backend.keepPosteriorFeatures(true)
    _ = try backend.extend(0, by: [300])
    let features = try #require(backend.posteriorFeatures(row: 0, after: 17))
    #expect(Array(features.suffix(256)) == embeddings[17])
    #expect(features.suffix(256).contains { $0 != 0 })
    #expect(backend.posteriorFeatures(row: 0, after: 4096) == nil)
    #expect(backend.posteriorFeatures(row: 0, after: -1) == nil)
  }

  @Test("are kept only while somebody wants them, and change no logits")
  func onlyWhileWanted() throws {
    let backend = try Self.backend(StarterPair.target)
    let plain = try backend.extend(0, by: Self.tokens)
    #expect(backend.lastHiddenStates() == nil)
    #expect(backend.posteriorFeatures(row: 0, after: 5) == nil)
    try backend.remove(0)
    backend.keepPosteriorFeatures(true)
    #expect(try backend.extend(0, by: Self.tokens) == plain)
    #expect(backend.lastHiddenStates() != nil)
    backend.keepPosteriorFeatures(false)
    #expect(backend.lastHiddenStates() == nil)
    _ = try backend.extend(0, by: [6])
    #expect(backend.lastHiddenStates() == nil)
  }

  @Test("are not offered by a draft's context")
  func draft() throws {
    let backend = try LlamaBackend(StarterPair.draft, .draft(contextLength: 64, threads: 1))
    #expect(backend.posteriorFeatureSupport.layout == nil)
    backend.keepPosteriorFeatures(true)
    _ = try backend.extend(0, by: [6])
    #expect(backend.posteriorFeatures(row: 0, after: 5) == nil)
  }
}

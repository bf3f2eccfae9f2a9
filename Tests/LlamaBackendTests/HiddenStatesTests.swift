import LlamaBackend
import SpecCore
import Testing

@Suite("Hidden states", .serialized)
struct HiddenStatesTests {
  private static let tokens: [Token] = [300, 17, 4000, 300]

  @Test("of layer 0 are the embeddings of the batch's tokens, in order")
  func firstLayer() throws {
    let model = try StarterPair.target
    let backend = try LlamaBackend(model, .target(contextLength: 128, threads: 1))
    try backend.enableHiddenStates(layers: [3, 0])
    _ = try backend.extend(0, by: Self.tokens)
    let states = try #require(backend.hiddenStates())
    let embeddings = try #require(model.tokenEmbeddings())
    #expect(states.layers == [0, 3])
    #expect(states.width == model.width)
    let expected = Self.tokens.flatMap { embeddings[Int($0) * model.width..<(Int($0) + 1) * model.width] }
    #expect(normalizedSquaredError(states.values[0], expected) < 1e-10)
    #expect(states.values[1].count == expected.count)
    #expect(normalizedSquaredError(states.values[1], expected) > 1e-2)
  }

  @Test("cover only the last forward's tokens, and stop when switched off")
  func lastForwardOnly() throws {
    let backend = try LlamaBackend(StarterPair.target, .target(contextLength: 128, threads: 1))
    try backend.enableHiddenStates(layers: [1])
    _ = try backend.extend(0, by: Self.tokens)
    _ = try backend.extend(0, by: [5])
    #expect(backend.hiddenStates()?.values[0].count == backend.model.width)
    try backend.enableHiddenStates(layers: [])
    _ = try backend.extend(0, by: [6])
    #expect(backend.hiddenStates() == nil)
  }

  @Test("are refused for layers that the model does not have")
  func unknownLayer() throws {
    let backend = try LlamaBackend(StarterPair.target, .target(contextLength: 128, threads: 1))
    #expect(throws: BackendError.self) {
      try backend.enableHiddenStates(layers: [backend.model.layerCount])
    }
  }
}

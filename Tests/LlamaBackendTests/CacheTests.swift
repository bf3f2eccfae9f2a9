import LlamaBackend
import SpecCore
import TestSupport
import Testing

@Suite("A context's cache", .serialized)
struct CacheTests {
  @Test("does not give the logits of a fresh one if it holds other tokens")
  func otherTokensDiffer() throws {
    let backend = try LlamaBackend(StarterPair.target, .draft(contextLength: 256, threads: 1))
    let one = try backend.extend(0, by: [300, 301, 302, 303])
    let other = try backend.extend(1, by: [400, 301, 302, 303])
    #expect(normalizedSquaredError(one, other) > 1e-3)
  }

  @Test("gives rows of the pair's common vocabulary, where that is smaller")
  func commonVocabulary() throws {
    var options = ContextOptions.target(contextLength: 64, threads: 1)
    let whole = try LlamaBackend(StarterPair.target, options).extend(0, by: [300, 301])
    options.vocabularySize = 4000
    let backend = try LlamaBackend(StarterPair.target, options)
    #expect(backend.vocabularySize == 4000)
    #expect(try backend.extend(0, by: [300, 301]) == Array(whole.prefix(4000)))
  }

  @Test("of a plain model can be cut back")
  func cutBackIsFound() throws {
    #expect(try LlamaBackend(StarterPair.draft, .draft(contextLength: 512, threads: 1)).canCutBack)
  }

  @Test("has room for every branch beside a full context")
  func draftHasRoomForBranches() throws {
    let backend = try LlamaBackend(StarterPair.draft, .draft(contextLength: 256, threads: 1))
    _ = try backend.extend(0, by: [Token](repeating: 300, count: 223))
    let length = DecodingParameters.draftLengthRange.upperBound
    for sequence in 1...SequenceID(DecodingParameters.branchCountRange.upperBound) {
      try backend.fork(from: 0, to: sequence, length: 223)
      _ = try backend.extend(sequence, by: [Token](repeating: 300, count: length))
    }
    #expect(backend.cachedLength(of: 16) == 223 + length)
  }

  @Test("that is full refuses a batch and stays as it was")
  func noRoom() throws {
    let options = ContextOptions(contextLength: 200, sequenceLimit: 2, branchCells: 0, threads: 1)
    let backend = try LlamaBackend(StarterPair.draft, options)
    _ = try backend.extend(0, by: [Token](repeating: 300, count: 200))
    #expect(throws: BackendError.noRoom) { try backend.extend(1, by: [Token](repeating: 300, count: 100)) }
    #expect(backend.cachedLength(of: 0) == 200)
    #expect(backend.cachedLength(of: 1) == 0)
  }

  @Test("refuses what would abort the engine, in one sentence")
  func impossibleRequests() throws {
    let backend = try LlamaBackend(StarterPair.draft, .target(contextLength: 64, threads: 1))
    let impossible: [EvaluationBatch.Entry] = [
      .init(token: -1, position: 0, sequence: 0, wantsLogits: true),
      .init(token: Token(backend.vocabularySize), position: 0, sequence: 0, wantsLogits: true),
      .init(token: 1, position: 64, sequence: 0, wantsLogits: true),
      .init(token: 1, position: -1, sequence: 0, wantsLogits: true),
      .init(token: 1, position: 5, sequence: 0, wantsLogits: true),
      .init(token: 1, position: 0, sequence: 4, wantsLogits: true),
      .init(token: 1, position: 0, sequence: -1, wantsLogits: true),
    ]
    for batch in impossible.map({ [$0] }) + [[]] {
      let error = #expect(throws: BackendError.self) {
        try backend.evaluate(EvaluationBatch(batch), cancellation: CancellationFlag())
      }
      guard case .failed(let sentence) = error else {
        Issue.record("expected a sentence, got \(String(describing: error))")
        continue
      }
      #expect(sentence.hasSuffix("."))
    }
    #expect(throws: BackendError.self) { try backend.fork(from: 0, to: 1, length: 1) }
    #expect(throws: BackendError.self) { try backend.fork(from: 0, to: 0, length: 0) }
    #expect(throws: BackendError.self) { try backend.cut(0, to: -1) }
    #expect(throws: BackendError.self) { try backend.remove(99) }
    #expect(backend.cachedLength(of: 0) == 0)
  }
}

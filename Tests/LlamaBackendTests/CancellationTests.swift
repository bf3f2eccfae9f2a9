import Foundation
import LlamaBackend
import SpecCore
import TestSupport
import Testing

@Suite("Cancelling", .serialized)
struct CancellationTests {
  private static let prompt = EvaluationBatch(
    (0..<512).map { .init(token: Token(300 + $0), position: $0, sequence: 0, wantsLogits: $0 == 511) })

  @Test("before a forward leaves the cache as it was")
  func beforehand() throws {
    let backend = try LlamaBackend(StarterPair.target, .target(contextLength: 512, threads: 1))
    let flag = CancellationFlag()
    flag.set()
    #expect(throws: BackendError.cancelled) { try backend.evaluate(Self.prompt, cancellation: flag) }
    #expect(backend.cachedLength(of: 0) == 0)
  }

  @Test("takes effect within a forward, and the context works on")
  func midForward() throws {
    let backend = try LlamaBackend(StarterPair.target, .target(contextLength: 512, threads: 1))
    var cancelled = false
    for attempt in 0..<50 where !cancelled {
      let flag = CancellationFlag()
      // Sooner with each attempt: on a busy machine the other thread may come too late.
      let delay = 0.01 / Double(attempt + 1)
      Thread.detachNewThread {
        Thread.sleep(forTimeInterval: delay)
        flag.set()
      }
      do throws(BackendError) {
        try backend.evaluate(Self.prompt, cancellation: flag)
      } catch {
        #expect(error == .cancelled)
        cancelled = true
      }
      try backend.cut(0, to: 0)
    }
    #expect(cancelled)
    #expect(try !backend.extend(0, by: [300, 301]).isEmpty)
  }

  @Test("ends the loading of a model")
  func loading() throws {
    let flag = CancellationFlag()
    flag.set()
    let error = #expect(throws: ModelLoadError.self) {
      try LlamaModel(path: StarterPair.targetPath, cancellation: flag)
    }
    #expect(error?.reason == .cancelled)
  }

  @Test("is not needed: loading reports its progress up to the end")
  func progress() throws {
    var fractions: [Double] = []
    _ = try LlamaModel(path: StarterPair.targetPath) { fractions.append($0) }
    #expect(fractions == fractions.sorted())
    #expect(fractions.allSatisfy { (0...1).contains($0) })
    #expect(fractions.last == 1)
  }
}

import Foundation
import LlamaBackend
import SpecCore
import Synchronization
import TestSupport
import Testing
import WorkerBackend

/// A model in a process of its own, compared with the same model in this one.
@Suite("A worker", .serialized)
struct WorkerBackendTests {
  private static let options = ContextOptions.target(contextLength: 256, threads: 1)

  @Test("gives the logits that the model gives here, through forks, cuts and removals")
  func equalsLocal() throws {
    let worker = try WorkerUnderTest.backend(Self.options)
    let local = try LlamaBackend(
      LlamaModel(path: WorkerUnderTest.modelPath, placement: .device("CPU")), Self.options)
    #expect(worker.vocabularySize == local.vocabularySize && worker.canCutBack)
    #expect(worker.contextLength == 256 && worker.sequenceLimit == local.sequenceLimit)
    for backend in [worker, local] as [any ModelBackend] { _ = try backend.extend(0, by: [300, 301, 302]) }
    for step in 0..<12 {
      var rows: [[[Float]]] = []
      for backend in [worker, local] as [any ModelBackend] {
        try backend.fork(from: 0, to: 1, length: 2)
        let length = backend.cachedLength(of: 0)
        let batch = EvaluationBatch([
          .init(token: Token(310 + step), position: length, sequence: 0, wantsLogits: true),
          .init(token: Token(400 + step), position: 2, sequence: 1, wantsLogits: step % 2 == 0),
          .init(token: Token(500 + step), position: length + 1, sequence: 0, wantsLogits: true),
        ])
        try backend.evaluate(batch, cancellation: CancellationFlag())
        rows.append((0..<(step % 2 == 0 ? 3 : 2)).map { row in backend.withLogits(row: row) { Array($0) } })
        try backend.cut(0, to: length + 1)
        try backend.remove(1)
      }
      #expect(rows[0] == rows[1])
      #expect(worker.cachedLength(of: 0) == 4 + step && local.cachedLength(of: 0) == 4 + step)
      #expect(worker.cachedLength(of: 1) == 0)
    }
  }

  @Test("that ended starts again for the next forward, with an empty cache")
  func startsAgain() throws {
    let worker = try WorkerUnderTest.backend(Self.options)
    let logits = try worker.extend(0, by: [300, 301, 302])
    worker.endWorker()
    #expect(worker.cachedLength(of: 0) == 0)
    try worker.cut(0, to: 2)
    #expect(throws: BackendError.self) { try worker.fork(from: 0, to: 1, length: 1) }
    #expect(try worker.extend(0, by: [300, 301, 302]) == logits)
    #expect(worker.cachedLength(of: 0) == 3)
  }

  @Test("tells what the model refuses, and goes on")
  func refusals() throws {
    let worker = try WorkerUnderTest.backend(Self.options)
    let outside = EvaluationBatch([.init(token: -1, position: 0, sequence: 0, wantsLogits: true)])
    #expect(throws: BackendError.failed("Token -1 of sequence 0 is outside this model's range.")) {
      try worker.evaluate(outside, cancellation: CancellationFlag())
    }
    let cancelled = CancellationFlag()
    cancelled.set()
    #expect(throws: BackendError.cancelled) { try worker.evaluate(outside, cancellation: cancelled) }
    #expect(try worker.extend(0, by: [300]).count == worker.vocabularySize)
  }

  @Test("shows how far loading is, and ends when loading is cancelled")
  func loading() throws {
    let progress = Mutex<[Double]>([])
    let launch = try WorkerUnderTest.launch { fraction in progress.withLock { $0.append(fraction) } }
    let loaded = try LoadedWorker(launch, cancellation: CancellationFlag())
    #expect(loaded.details.contains("llama"))
    let steps = progress.withLock { $0 }
    #expect(steps.last == 1 && steps == steps.sorted())
    let cancelled = CancellationFlag()
    cancelled.set()
    #expect(throws: WorkerError.cancelled) { try LoadedWorker(launch, cancellation: cancelled) }
  }

  @Test("that cannot start, load or answer costs one sentence and a bounded time")
  func failures() throws {
    let launches = [
      (try WorkerUnderTest.launch(model: "/nonexistent.gguf"), "no file at"),
      (try WorkerUnderTest.launch(executable: "/nonexistent"), "does not start"),
      (try WorkerUnderTest.launch(executable: "/bin/false"), "could not be loaded on the test's device"),
    ]
    for (launch, mention) in launches {
      let error = #expect(throws: WorkerError.self) {
        try LoadedWorker(launch, cancellation: CancellationFlag())
      }
      let sentence = error?.description ?? ""
      #expect(sentence.contains(mention) && sentence.hasSuffix("."), "\(sentence)")
    }
    var silent = try WorkerUnderTest.launch(executable: "/bin/sleep", timeLimit: 0.3)
    silent.arguments = ["600"]
    let start = Date()
    let error = #expect(throws: WorkerError.self) {
      try LoadedWorker(silent, cancellation: CancellationFlag())
    }
    #expect(error?.description.contains("did not answer for 0.3 s") == true)
    #expect(Date().timeIntervalSince(start) < 10)
  }
}

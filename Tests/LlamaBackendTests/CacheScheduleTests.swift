import LlamaBackend
import SpecCore
import TestSupport
import Testing

/// A thousand random lives of a cache: what it answers is what a fresh context answers, and every operation
/// leaves exactly the positions it should.
@Suite(.serialized) struct CacheScheduleTests {
  /// Schedules of each model, and steps of each schedule.
  static let schedules = 500
  static let steps = 6

  @Test(
    "Forked, extended, selected and cut at random, a cache answers as a fresh one", arguments: [true, false])
  func equalsFreshContext(target: Bool) throws {
    let model = try target ? StarterPair.target : StarterPair.draft
    let fresh = try LlamaBackend(model, .target(contextLength: 128, threads: 1))
    var counts: [RandomSchedule.Operation: Int] = [:]
    var worst = 0.0
    for block in 0..<10 {
      // A context of its own now and then; in between, each schedule starts where the last one's cells were.
      let backend = try LlamaBackend(model, .draft(contextLength: 128, threads: 1))
      for index in 0..<Self.schedules / 10 {
        var schedule = try RandomSchedule(backend, seed: UInt64(block * 1000 + index))
        for _ in 0..<Self.steps { try counts[schedule.step(comparedTo: fresh), default: 0] += 1 }
        try schedule.compareAll(with: fresh)
        worst = max(worst, schedule.worstError)
      }
    }
    #expect(worst <= 1e-5)
    for operation in RandomSchedule.Operation.allCases { #expect(counts[operation, default: 0] > 200) }
  }
}

/// One random life of a cache: sequences, and the tokens that each should hold.
private struct RandomSchedule {
  enum Operation: CaseIterable {
    case fork, extend, select, cut
  }

  private let backend: LlamaBackend
  private var generator: SeededGenerator
  private var held: [SequenceID: [Token]] = [:]
  /// The largest normalised squared error of any row of logits.
  private(set) var worstError = 0.0

  private static let longest = 40

  init(_ backend: LlamaBackend, seed: UInt64) throws {
    self.backend = backend
    generator = SeededGenerator(seed: seed)
    for sequence in 0..<SequenceID(backend.sequenceLimit) { try backend.remove(sequence) }
    let prompt = tokens(Int.random(in: 1...12, using: &generator))
    _ = try backend.extend(0, by: prompt)
    held[0] = prompt
  }

  /// Does something at random and checks every sequence's length.
  mutating func step(comparedTo fresh: LlamaBackend) throws -> Operation {
    let operation = Operation.allCases.randomElement(using: &generator)!
    switch operation {
    case .fork: try fork()
    case .extend: try extend(comparedTo: fresh)
    case .select: try select()
    case .cut: try cut()
    }
    for sequence in 0..<SequenceID(backend.sequenceLimit) {
      #expect(backend.cachedLength(of: sequence) == held[sequence]?.count ?? 0)
    }
    return operation
  }

  /// One more token on every sequence, and the logits after it.
  mutating func compareAll(with fresh: LlamaBackend) throws {
    for (sequence, logits) in try extend(held.keys.sorted(), by: 1) {
      try compare(sequence, logits, fresh)
    }
  }

  private mutating func fork() throws {
    let from = liveSequence()
    let length = Int.random(in: 1...held[from]!.count, using: &generator)
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let to = SequenceID.random(in: 0..<SequenceID(backend.sequenceLimit), using: &generator)
      guard to != from else { continue }
      try backend.fork(from: from, to: to, length: length)
      held[to] = Array(held[from]!.prefix(length))
    }
  }

  private mutating func extend(comparedTo fresh: LlamaBackend) throws {
    let chosen = Array(held.keys.sorted().shuffled(using: &generator).prefix(6))
    let rows = try extend(chosen, by: Int.random(in: 1...4, using: &generator))
    if let (sequence, logits) = rows.randomElement(using: &generator) {
      try compare(sequence, logits, fresh)
    }
  }

  /// One branch survives, the others go.
  private mutating func select() throws {
    let survivor = liveSequence()
    for sequence in held.keys where sequence != survivor {
      try backend.remove(sequence)
      held[sequence] = nil
    }
  }

  private mutating func cut() throws {
    let sequence = liveSequence()
    let length = Int.random(in: 1...held[sequence]!.count, using: &generator)
    try backend.cut(sequence, to: length)
    held[sequence] = Array(held[sequence]!.prefix(length))
  }

  /// Extends several sequences in one forward; the logits after each.
  private mutating func extend(
    _ chosen: [SequenceID], by count: Int
  ) throws -> [(SequenceID, [Float])] {
    let growing = chosen.filter { held[$0]!.count + count <= Self.longest }
    guard !growing.isEmpty else { return [] }
    var entries: [EvaluationBatch.Entry] = []
    for sequence in growing {
      for (index, token) in tokens(count).enumerated() {
        entries.append(
          .init(
            token: token, position: held[sequence]!.count, sequence: sequence,
            wantsLogits: index == count - 1))
        held[sequence]!.append(token)
      }
    }
    try backend.evaluate(EvaluationBatch(entries), cancellation: CancellationFlag())
    return growing.enumerated().map { row, sequence in (sequence, backend.withLogits(row: row) { Array($0) })
    }
  }

  private mutating func compare(
    _ sequence: SequenceID, _ logits: [Float], _ fresh: LlamaBackend
  ) throws {
    try fresh.remove(0)
    worstError = max(worstError, normalizedSquaredError(logits, try fresh.extend(0, by: held[sequence]!)))
  }

  private mutating func tokens(_ count: Int) -> [Token] {
    (0..<count).map { _ in Token.random(in: 0..<Token(backend.vocabularySize), using: &generator) }
  }

  private mutating func liveSequence() -> SequenceID {
    held.keys.sorted().randomElement(using: &generator)!
  }
}

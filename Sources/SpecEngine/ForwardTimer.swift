import SpecCore

/// Times forwards of one model on top of what its cache holds, and leaves the cache as it was.
struct ForwardTimer {
  let backend: any ModelBackend
  /// The sequence to go on from, and the positions it holds; the other sequences are empty.
  let sequence: SequenceID
  let length: Int
  /// A moment after which nothing more is begun; nor is it once the task is cancelled.
  let deadline: Double

  /// What the sizes are: tokens of one line (the target's), or lines of one token (the draft's).
  enum Unit {
    case tokens
    case sequences
  }

  /// One point for each size that there was time and room for; the fastest of a few forwards, since what
  /// interferes only makes them slower.
  func points(_ unit: Unit, _ sizes: [Int]) throws(BackendError) -> [CostCurve.Point] {
    var points: [CostCurve.Point] = []
    for size in sizes where fits(unit, size) {
      // The first forward of a size also pays for building its graph.
      var fastest = try forward(unit, size)
      var count = 1
      while count < 6, !isOver || count < 2, !Task.isCancelled {
        fastest = min(fastest, try forward(unit, size))
        count += 1
      }
      points.append(.init(units: size, seconds: fastest))
      if isOver { break }
    }
    return points
  }

  /// Repeats one size until it is told to stop, and gives the median.
  func median(_ unit: Unit, _ size: Int, until isOver: () -> Bool) throws(BackendError) -> Double? {
    guard fits(unit, size) else { return nil }
    var seconds: [Double] = []
    repeat {
      seconds.append(try forward(unit, size))
    } while !isOver() && !self.isOver
    return seconds.sorted()[seconds.count / 2]
  }

  private var isOver: Bool { Task.isCancelled || MonotonicClock.now() >= deadline }

  private func fits(_ unit: Unit, _ size: Int) -> Bool {
    switch unit {
    case .tokens: length + size <= backend.contextLength
    case .sequences: length + 1 <= backend.contextLength && size < backend.sequenceLimit
    }
  }

  /// Seconds of one forward; its tokens are forgotten again.
  private func forward(_ unit: Unit, _ size: Int) throws(BackendError) -> Double {
    let others = (0..<SequenceID(backend.sequenceLimit)).filter { $0 != sequence }.prefix(size - 1)
    let entries: [EvaluationBatch.Entry]
    switch unit {
    case .tokens:
      entries = (0..<size).map {
        .init(
          token: Token($0 % min(8, backend.vocabularySize)), position: length + $0, sequence: sequence,
          wantsLogits: true)
      }
    case .sequences:
      for other in others { try backend.fork(from: sequence, to: other, length: length) }
      entries = ([sequence] + others).map {
        .init(token: 0, position: length, sequence: $0, wantsLogits: true)
      }
    }
    let begin = MonotonicClock.now()
    let result = Result { () throws(BackendError) in
      try backend.evaluate(EvaluationBatch(entries), cancellation: CancellationFlag())
    }
    let seconds = MonotonicClock.now() - begin
    if unit == .sequences { for other in others { try backend.remove(other) } }
    try backend.cut(sequence, to: length)
    try result.get()
    return seconds
  }
}

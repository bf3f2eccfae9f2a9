public import SpecCore

/// A model that computes in a process of its own, for devices whose engine ends the process when they fail.
///
/// A worker that fails, falls silent or is lost costs one sentence: the failed forward throws it, and the next
/// one starts a new worker, with an empty cache.
public final class WorkerBackend: ModelBackend {
  /// How long a cancelled forward may go on before nobody waits for it any more, in seconds.
  private static let patience = 0.1

  public let vocabularySize: Int
  public let contextLength: Int
  public let sequenceLimit: Int
  public let canCutBack: Bool

  private let launch: WorkerLaunch
  private let options: String
  /// nil after one was lost.
  private var worker: WorkerProcess?
  /// Whether a forward that nobody waits for may still be under way.
  private var isBusy = false
  /// Rows of logits in the shared memory.
  private var rowCount = 0
  /// What the sequences hold, after the operations sent so far.
  private var lengths: [SequenceID: Int] = [:]

  /// Makes a context in a worker that has loaded its model.
  ///
  /// - Parameter options: what the worker's `WorkerModels` are told to open, in their own format.
  public init(_ loaded: LoadedWorker, options: String) throws(WorkerError) {
    launch = loaded.launch
    self.options = options
    let dimensions = try loaded.process.open(options, loaded.cancellation)
    worker = loaded.process
    (vocabularySize, contextLength) = (Int(dimensions[0]), Int(dimensions[1]))
    (sequenceLimit, canCutBack) = (Int(dimensions[2]), dimensions[3] != 0)
  }

  public func evaluate(_ batch: EvaluationBatch, cancellation: CancellationFlag) throws(BackendError) {
    rowCount = 0
    if cancellation.isSet { throw .cancelled }
    let values = batch.entries.flatMap { entry -> [Int32] in
      [entry.token, Int32(clamping: entry.position), entry.sequence, entry.wantsLogits ? 1 : 0]
    }
    let frame: WorkerFrame
    do {
      let worker = try runningWorker(cancellation)
      // A forward that nobody waits for comes first.
      isBusy = true
      frame = try worker.answer(
        to: try worker.post(.evaluate, values), cancellation, patience: Self.patience)
    } catch .cancelled {
      throw .cancelled
    } catch {
      forgetWorker()
      throw .failed("\(error)")
    }
    isBusy = false
    try take(frame, batch)
  }

  private func take(_ frame: WorkerFrame, _ batch: EvaluationBatch) throws(BackendError) {
    guard frame.kind == .done else {
      switch frame.values.first.flatMap(WorkerFrame.FailureCode.init) {
      case .noRoom: throw .noRoom
      case .cancelled: throw .cancelled
      default: throw .failed(frame.text)
      }
    }
    rowCount = Int(frame.values.first ?? 0)
    for entry in batch.entries { lengths[entry.sequence] = entry.position + 1 }
  }

  public func withLogits<Result>(row: Int, _ body: (UnsafeBufferPointer<Float>) -> Result) -> Result {
    precondition((0..<rowCount).contains(row), "no such row in the last forward")
    let size = MemoryLayout<Float>.stride * vocabularySize
    guard let memory = worker?.memory.readable(rowCount * size) else {
      preconditionFailure("the worker's rows of logits cannot be reached")
    }
    let row = (memory + row * size).bindMemory(to: Float.self, capacity: vocabularySize)
    return body(UnsafeBufferPointer(start: row, count: vocabularySize))
  }

  public func fork(from: SequenceID, to: SequenceID, length: Int) throws(BackendError) {
    guard from != to, (0...lengths[from, default: 0]).contains(length) else {
      throw .failed(
        "Sequence \(from) holds \(lengths[from, default: 0]) tokens and cannot be forked at \(length).")
    }
    try post(.fork, [from, to, Int32(clamping: length)])
    lengths[to] = length
  }

  public func cut(_ sequence: SequenceID, to length: Int) throws(BackendError) {
    try post(.cut, [sequence, Int32(clamping: length)])
    lengths[sequence] = min(lengths[sequence, default: 0], length)
  }

  public func remove(_ sequence: SequenceID) throws(BackendError) {
    try post(.remove, [sequence])
    lengths[sequence] = nil
  }

  /// As the worker's cache counts, or, while that is busy with a forward that nobody waits for, as it will.
  public func cachedLength(of sequence: SequenceID) -> Int {
    guard let worker, !isBusy else { return lengths[sequence, default: 0] }
    do {
      let number = try worker.post(.length, [sequence])
      return Int(try worker.answer(to: number, CancellationFlag()).values.first ?? 0)
    } catch {
      forgetWorker()
      return 0
    }
  }

  /// Ends the worker; the next forward starts another.
  public func endWorker() {
    worker?.end()
    forgetWorker()
  }

  /// Sends a cache operation. An empty cache has nothing to change, and one without a worker is empty.
  private func post(_ kind: WorkerFrame.Kind, _ values: [Int32]) throws(BackendError) {
    do {
      _ = try worker?.post(kind, values)
    } catch {
      // The loss is told by the next forward that needs the worker; what was cached is gone either way.
      forgetWorker()
    }
  }

  private func forgetWorker() {
    (worker, isBusy, rowCount) = (nil, false, 0)
    lengths = [:]
  }

  /// The worker, started again where it was lost.
  private func runningWorker(_ cancellation: CancellationFlag) throws(WorkerError) -> WorkerProcess {
    if let worker { return worker }
    let loaded = try LoadedWorker(launch, cancellation: cancellation)
    _ = try loaded.process.open(options, cancellation)
    worker = loaded.process
    return loaded.process
  }
}

import SpecCore

/// Runs one lane's forwards: says when they start and finish, and makes an emulated lane wait.
///
/// Confined to its lane's actor.
final class ForwardRunner {
  let lane: Lane
  let backend: any ModelBackend
  private var recorder: EventRecorder?
  private var count = 0
  private var threads: Int?

  init(lane: Lane, backend: any ModelBackend) {
    self.lane = lane
    self.backend = backend
  }

  /// Starts counting forwards for a new run.
  func begin(_ recorder: EventRecorder) {
    self.recorder = recorder
    count = 0
  }

  func useThreads(_ count: Int) {
    guard count != threads else { return }
    backend.setThreads(count)
    threads = count
  }

  /// What a forward is for, and under which settings it runs.
  struct Setting {
    var round: Int
    var kind: ForwardKind
    var threads: Int?
    var emulation: EmulatedForward?
    var cancellation: CancellationFlag
  }

  /// One forward.
  ///
  /// - Throws: as `ModelBackend.evaluate`; the caller then cuts the cache back.
  func run(_ batch: EvaluationBatch, _ setting: Setting) throws(BackendError) {
    if let threads = setting.threads { useThreads(threads) }
    count += 1
    let start = ForwardStarted(
      lane: lane, forward: count, round: setting.round, kind: setting.kind, tokens: batch.entries.count,
      sequences: batch.sequenceCount)
    recorder?.record(.forwardStarted(start), from: lane)
    let begin = MonotonicClock.now()
    var computed = 0.0
    var (emulated, completed) = (false, false)
    defer { finish(start, begin, computed: computed, emulated: emulated, completed: completed) }
    do {
      try backend.evaluate(batch, cancellation: setting.cancellation)
      computed = MonotonicClock.now() - begin
    } catch {
      computed = MonotonicClock.now() - begin
      throw error
    }
    guard let emulation = setting.emulation else {
      completed = true
      return
    }
    emulated = true
    let units = lane == .target ? batch.entries.count : batch.sequenceCount
    guard
      MonotonicClock.wait(
        until: begin + emulation.seconds(units: units), cancellation: setting.cancellation)
    else { throw .cancelled }
    completed = true
  }

  private func finish(
    _ start: ForwardStarted, _ begin: Double, computed: Double, emulated: Bool, completed: Bool
  ) {
    recorder?.record(
      .forwardFinished(
        ForwardFinished(
          start, computeS: computed, durationS: MonotonicClock.now() - begin, emulated: emulated,
          completed: completed)),
      from: lane)
  }

  func perform(_ operations: [CacheOperation]) throws(BackendError) {
    for operation in operations {
      switch operation {
      case .fork(let from, let to, let length): try backend.fork(from: from, to: to, length: length)
      case .cut(let sequence, let length): try backend.cut(sequence, to: length)
      case .remove(let sequence): try backend.remove(sequence)
      }
    }
  }

  func progress(done: Int, total: Int) {
    recorder?.record(.promptProgress(PromptProgress(lane: lane, done: done, total: total)), from: lane)
  }

  func notice(_ message: String) {
    recorder?.record(.notice(Notice(message: message, kind: .warning)), from: lane)
  }
}

public import SpecCore

/// A worker that has loaded its model and has no context yet.
///
/// Handed from thread to thread, used by one at a time.
public final class LoadedWorker: @unchecked Sendable {
  /// What the worker's `WorkerModels` say about the model, in their own format.
  public let details: String
  let launch: WorkerLaunch
  /// Ends the making of the context, too.
  let cancellation: CancellationFlag
  let process: WorkerProcess

  /// Starts a worker and has it load; blocks for as long as that takes.
  ///
  /// - Throws: `.cancelled`, or the reason as one plain sentence.
  public init(_ launch: WorkerLaunch, cancellation: CancellationFlag) throws(WorkerError) {
    self.launch = launch
    self.cancellation = cancellation
    process = try WorkerProcess(launch)
    let number = try process.post(.load, text: launch.settings)
    details = try process.accepted(
      try process.answer(to: number, cancellation, onProgress: launch.progress)
    ).text
  }
}

extension WorkerProcess {
  /// Has a context made.
  ///
  /// - Returns: vocabulary size, context length, sequence limit, and 1 if the cache can be cut back.
  func open(_ options: String, _ cancellation: CancellationFlag) throws(WorkerError) -> [Int32] {
    let number = try post(.open, text: options)
    let dimensions = try accepted(try answer(to: number, cancellation)).values
    guard dimensions.count == 4 else { throw .failed("The target's process is of another version.") }
    isLoading = false
    return dimensions
  }

  fileprivate func accepted(_ frame: WorkerFrame) throws(WorkerError) -> WorkerFrame {
    if frame.kind == .done { return frame }
    end()
    throw .failed(frame.text)
  }
}

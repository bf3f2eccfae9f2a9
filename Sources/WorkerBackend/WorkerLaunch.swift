/// How a worker is started, and what is said about it.
public struct WorkerLaunch: Sendable {
  /// The program to run and its arguments; it must answer by `WorkerHost.serve`.
  public var executable: String
  public var arguments: [String]
  /// What the worker's `WorkerModels` are told to load, in their own format.
  public var settings: String
  /// Where the model computes, for sentences such as “The target on 127.0.0.1:50052 …”.
  public var place: String
  /// Seconds that a forward, or a step of loading, may take.
  public var timeLimit: Double
  /// How far loading is, 0…1; called from the thread that uses the backend.
  public var progress: @Sendable (Double) -> Void

  public init(
    executable: String, arguments: [String], settings: String, place: String, timeLimit: Double,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) {
    self.executable = executable
    self.arguments = arguments
    self.settings = settings
    self.place = place
    self.timeLimit = timeLimit
    self.progress = progress
  }
}

/// Why a worker could not do what it was asked.
public enum WorkerError: Error, Equatable, Sendable, CustomStringConvertible {
  case cancelled
  /// One plain sentence for people.
  case failed(String)

  public var description: String {
    switch self {
    case .cancelled: "The target's loading was cancelled."
    case .failed(let sentence): sentence
    }
  }
}

/// The sentences about a worker that is lost.
extension WorkerLaunch {
  var cannotStart: WorkerError {
    .failed("The target's process does not start (\(executable)); install the program again.")
  }

  /// - Parameter lastWords: what the worker wrote before it ended, or nothing.
  func lost(_ lastWords: String, whileLoading: Bool) -> WorkerError {
    let cause = lastWords.isEmpty ? "" : " (\(lastWords))"
    return whileLoading
      ? .failed(
        "The target could not be loaded on \(place)\(cause); see that the server there runs and is of this "
          + "llama.cpp's version, then try again.")
      : .failed(
        "The target on \(place) was lost in the middle of its work\(cause); see that the server there runs, "
          + "then try again.")
  }

  var silent: WorkerError {
    let seconds = timeLimit == timeLimit.rounded() ? "\(Int(timeLimit))" : "\(timeLimit)"
    return .failed(
      "The target on \(place) did not answer for \(seconds) s and was given up; see that the server there "
        + "runs and serves nobody else, or allow more with --target-timeout.")
  }
}

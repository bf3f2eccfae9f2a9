/// Why a model file cannot be used, as one plain sentence for people.
public struct ModelLoadError: Error, Equatable, Sendable, CustomStringConvertible {
  public enum Reason: Sendable, Equatable {
    /// There is no such file, it is a folder, or it may not be read.
    case unreadable
    /// The file is not a model in the GGUF format.
    case notAModel
    /// The file ends before its contents do, or its header contradicts itself.
    case damaged
    /// A sound file, of a kind that the engine cannot run.
    case unsupported
    /// The engine failed, for instance for want of memory.
    case engineFailed
    case cancelled
  }

  public let reason: Reason
  /// What happened and what to do, ending in a full stop.
  public let sentence: String

  public init(_ reason: Reason, _ sentence: String) {
    self.reason = reason
    self.sentence = sentence
  }

  public var description: String { sentence }

  static func cancelled(_ path: String) -> ModelLoadError {
    ModelLoadError(.cancelled, "Loading \(path) was cancelled.")
  }
}

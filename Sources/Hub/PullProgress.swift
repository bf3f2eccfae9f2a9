/// How far a pull of several files is.
public struct PullProgress: Sendable, Equatable {
  public enum Phase: Sendable, Equatable {
    /// Another process fetches the same file.
    case waitingForOther
    /// Reading what an earlier pull left.
    case checking
    case receiving
    /// Nothing arrives for so many seconds, and why.
    case pausing(seconds: Double, why: String)
    /// The file is there.
    case done
  }

  public let phase: Phase
  /// The file's name here.
  public let file: String
  /// From 1.
  public let fileNumber: Int
  public let fileCount: Int
  /// Bytes of all files that are there.
  public let received: Int
  /// Bytes of all files, where known.
  public let total: Int?
  public let bytesPerSecond: Double?
  public let secondsLeft: Double?

  /// 0…1, where the total is known.
  public var fraction: Double? {
    total.map { $0 > 0 ? min(1, Double(received) / Double($0)) : 1 }
  }
}

/// A file that a pull brought, or found.
public struct PulledFile: Sendable, Equatable {
  public let remote: RemoteFile
  public let path: String
  /// Bytes.
  public let size: Int
  public let sha256: String
  /// Whether the hub gave a checksum to compare it with.
  public let isCompared: Bool
}

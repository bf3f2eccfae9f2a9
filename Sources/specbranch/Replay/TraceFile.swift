import ChatUI
import Foundation

/// A recorded trace on disk.
struct TraceFile {
  let path: String

  /// Reads all of it.
  func replay() throws -> TraceReplay {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw CommandFailure("The trace \(path) cannot be read; check its path.")
    }
    return try TraceReplay(text: text, file: path)
  }
}

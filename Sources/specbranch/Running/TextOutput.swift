import ConversationExport
import Foundation
import Synchronization

/// Standard output for generated text, on a queue of its own so that decoding never waits for a reader.
///
/// A terminal never sees control characters or escape sequences of the model's making; a file or pipe
/// gets the text unchanged.
final class TextOutput: Sendable {
  /// Text is written together after this time, which nobody sees: waking the queue for each token would
  /// cost decoding some 15 µs.
  private static let patience = DispatchTimeInterval.milliseconds(10)

  let isTerminal = isatty(STDOUT_FILENO) == 1
  private let queue = DispatchQueue(label: "output", qos: .userInitiated)
  private let waiting = Mutex<[UInt8]>([])
  private let error = Mutex<Int32>(0)

  /// Whether nothing more can be written.
  var hasFailed: Bool { error.withLock { $0 != 0 } }

  func write(_ text: String) {
    let bytes = Array((isTerminal ? Self.harmless(text) : text).utf8)
    guard !bytes.isEmpty else { return }
    let isFirst = waiting.withLock { waiting in
      waiting += bytes
      return waiting.count == bytes.count
    }
    if isFirst { queue.asyncAfter(deadline: .now() + Self.patience) { [self] in writeWaiting() } }
  }

  /// Writes JSON, of which a terminal gets what would act on it as escapes.
  func write(json: String) { write(isTerminal ? HarmlessJSON.of(json) : json) }

  private func writeWaiting() {
    let bytes = waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
    guard !bytes.isEmpty, !hasFailed else { return }
    let result = OutputFile.write(bytes, to: STDOUT_FILENO)
    if result != 0 { error.withLock { $0 = result } }
  }

  /// Waits until everything is written.
  ///
  /// - Returns: 0, or the number of the error that ended it.
  func finish() async -> Int32 {
    await withCheckedContinuation { continuation in
      queue.async { [self] in
        writeWaiting()
        continuation.resume()
      }
    }
    return error.withLock { $0 }
  }

  /// The text with control characters, but line breaks and tabs, made visible.
  static func harmless(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A, 0x09: result.append(scalar)
      case 0x00...0x1F: result.append(UnicodeScalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case 0x7F: result.append("\u{2421}")
      case 0x80...0x9F, 0x202A...0x202E, 0x2066...0x2069: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

import Foundation

/// Standard output for generated text.
///
/// A terminal never sees control characters or escape sequences of the model's making; a file or pipe
/// gets the text unchanged.
struct TextOutput: Sendable {
  let isTerminal = isatty(STDOUT_FILENO) == 1

  /// - Returns: false when nobody reads any more.
  @discardableResult
  func write(_ text: String) -> Bool {
    let bytes = Array((isTerminal ? Self.harmless(text) : text).utf8)
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes {
        Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      start += count
    }
    return true
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

import Foundation

/// Sentences for people, one a line.
enum StandardError {
  static func write(_ sentence: String) {
    write(raw: TextOutput.harmless(sentence) + "\n")
  }

  /// Writes our own text; where nobody reads it, nothing is lost.
  static func write(raw text: String) { _ = OutputFile.write(Array(text.utf8), to: STDERR_FILENO) }
}

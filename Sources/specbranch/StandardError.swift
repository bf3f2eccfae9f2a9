import Foundation

/// Sentences for people, one a line.
enum StandardError {
  static func write(_ sentence: String) {
    FileHandle.standardError.write(Data((TextOutput.harmless(sentence) + "\n").utf8))
  }
}

import Foundation

/// The prompt of a run: given, or read from standard input.
enum PromptInput {
  /// More than any context can hold.
  private static let byteLimit = 64 << 20

  static func read(_ prompt: String) throws(CommandFailure) -> String {
    let text = prompt == "-" ? try standardInput() : prompt
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw CommandFailure("The prompt is empty; give some text with --prompt.")
    }
    return text
  }

  private static func standardInput() throws(CommandFailure) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Foundation.read(STDIN_FILENO, &buffer, buffer.count)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      if count < 0 {
        if errno == EINTR { continue }
        throw CommandFailure("Standard input cannot be read; give the text with --prompt.")
      }
      bytes += buffer[..<count]
      if bytes.count > byteLimit {
        throw CommandFailure("The prompt is longer than 64 MiB, more than any context holds; shorten it.")
      }
    }
  }
}

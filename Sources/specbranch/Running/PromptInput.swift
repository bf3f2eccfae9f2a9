import Foundation

/// The prompt of a run: given, read from standard input, or an instruction with what to apply it to.
enum PromptInput {
  /// Stands for standard input.
  static let standardInputMark = "-"
  /// More than any context can hold.
  private static let byteLimit = 64 << 20

  /// - Parameters:
  ///   - words: the command line's words, which make up the prompt; text on standard input follows as its material.
  ///   - option: the prompt of --prompt, which takes nothing from standard input unless it is `-`.
  static func read(words: [String], option: String?) throws(CommandFailure) -> String {
    let text: String
    if let option {
      text = option == standardInputMark ? try standardInput() : option
    } else {
      let instruction = words.filter { $0 != standardInputMark }.joined(separator: " ")
      let isAsked = words.contains(standardInputMark) || words.isEmpty
      if words.isEmpty, isatty(STDIN_FILENO) == 1 {
        throw CommandFailure("There is no prompt; write it after run, or give it on standard input.")
      }
      let material = isAsked || isPiped ? try standardInput() : ""
      text = joined(instruction, material)
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw CommandFailure("The prompt is empty; give some text after run, or on standard input.")
    }
    return text
  }

  /// The instruction, a blank line and its material; each alone where the other has no text.
  static func joined(_ instruction: String, _ material: String) -> String {
    guard material.contains(where: { !$0.isWhitespace }) else { return instruction }
    return instruction.isEmpty ? material : instruction + "\n\n" + material
  }

  /// Whether somebody has put text there: a pipe, a file or a socket, not a terminal or `/dev/null`.
  private static var isPiped: Bool {
    var information = stat()
    guard fstat(STDIN_FILENO, &information) == 0 else { return false }
    return [S_IFIFO, S_IFREG, S_IFSOCK].contains(information.st_mode & S_IFMT)
  }

  private static func standardInput() throws(CommandFailure) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Foundation.read(STDIN_FILENO, &buffer, buffer.count)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      if count < 0 {
        if errno == EINTR { continue }
        throw CommandFailure("Standard input cannot be read; give the text after run instead.")
      }
      bytes += buffer[..<count]
      if bytes.count > byteLimit {
        throw CommandFailure("The prompt is longer than 64 MiB, more than any context holds; shorten it.")
      }
    }
  }
}

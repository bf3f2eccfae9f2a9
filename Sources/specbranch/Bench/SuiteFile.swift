import Foundation

/// The file of a suite.
enum SuiteFile {
  static func text(_ path: String) throws(CommandFailure) -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure("The suite \(path) cannot be read; name a file of JSON lines with --suite.")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw CommandFailure("The suite \(path) is no UTF-8 text; convert it first.")
    }
    return text.replacing("\r\n", with: "\n")
  }
}

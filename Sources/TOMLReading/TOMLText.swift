public import TOMLKit

/// Reads TOML that somebody wrote; nothing else of the program calls the parser.
public enum TOMLText {
  private static let zeros = ["\u{0}", "\\u0000", "\\U00000000"]

  /// The table that a text is.
  public static func table(_ text: String) throws(TOMLFault) -> TOMLTable {
    if let fault = FatalTextCheck.fault(in: text) { throw fault }
    // Keys go through C's strings, which end there; a key that is not found again would end the process.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where Self.zeros.contains(where: line.contains) {
      throw TOMLFault(line: index + 1, reason: "a zero character")
    }
    do {
      return try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw TOMLFault(line: error.source.begin.line, reason: error.description)
    } catch {
      throw TOMLFault(line: 1, reason: "\(error)")
    }
  }
}

/// Why a text is no TOML.
public struct TOMLFault: Error, Equatable, Sendable {
  /// Counted from 1.
  public let line: Int
  /// A few words, without a full stop.
  public let reason: String
}

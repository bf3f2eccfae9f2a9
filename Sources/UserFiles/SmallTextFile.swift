import Foundation

/// Reads a file that people write by hand.
public enum SmallTextFile {
  /// Beyond this it is not such a file; the rest is not read.
  private static let limit = 1 << 20

  /// The text of the file; nil where it cannot be read or is no text.
  public static func text(at path: String) -> String? {
    guard let handle = FileHandle(forReadingAtPath: path),
      let data = try? handle.read(upToCount: limit) ?? Data()
    else { return nil }
    return String(bytes: data, encoding: .utf8)
  }
}

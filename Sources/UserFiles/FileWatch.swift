import Foundation

/// Notices when a file changes; it is asked now and then, so that it works on any file system.
public struct FileWatch: Sendable {
  private struct Stamp: Equatable {
    let file: String
    let modified: Date?
    let size: Int?
  }

  private var seen: Stamp?

  /// Watches a file as it is now; it need not be there yet.
  public init(_ file: String?) { seen = Self.stamp(file) }

  /// Whether the file, or another one that now stands for it, is new or has changed since the last time; a
  /// file that is gone has not.
  public mutating func notices(_ file: String?) -> Bool {
    guard let now = Self.stamp(file), now != seen else { return false }
    seen = now
    return true
  }

  private static func stamp(_ file: String?) -> Stamp? {
    guard let file else { return nil }
    // What a link leads to changes without the link.
    let resolved = URL(fileURLWithPath: file).resolvingSymlinksInPath().path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: resolved) else { return nil }
    return Stamp(
      file: resolved, modified: attributes[.modificationDate] as? Date,
      size: (attributes[.size] as? NSNumber)?.intValue)
  }
}

import Foundation

/// The files of a model that comes in several, such as `x-00001-of-00002.gguf`.
public enum ModelParts {
  private static let mostParts = 1000

  /// The paths of all parts, in order, whether they are there or not; only the path itself for a model in one.
  public static func paths(ofModelAt path: String) -> [String] {
    let end = path.suffix("-00001-of-00002.gguf".count)
    guard let match = end.wholeMatch(of: /-([0-9]{5})-of-([0-9]{5})\.gguf/), let count = Int(match.2),
      (1...mostParts).contains(count)
    else { return [path] }
    let stem = path.dropLast(end.count)
    return (1...count).map { stem + String(format: "-%05d-of-%05d.gguf", $0, count) }
  }

  /// Bytes of all parts that are there.
  static func byteCount(ofModelAt path: String) -> UInt64 {
    paths(ofModelAt: path).reduce(0) { sum, path in
      // Of the file that a link leads to.
      let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
      let attributes = try? FileManager.default.attributesOfItem(atPath: file)
      return sum + ((attributes?[.size] as? NSNumber)?.uint64Value ?? 0)
    }
  }
}

import Foundation

/// Which part of a model in several files a file is.
struct GGUFSplit: Sendable, Equatable {
  /// From 0.
  let index: Int
  /// 1 for a model in one file.
  let count: Int

  /// Reads the properties that the engine would read. It aborts where one is of another type.
  init(types: [String: GGUFValueType], integers: [String: UInt64]) throws(GGUFDefect) {
    func number(_ key: String) throws(GGUFDefect) -> Int? {
      guard let type = types[key] else { return nil }
      guard type == .uint16, let number = integers[key] else {
        throw .contradiction("\(key) is not of the type that belongs there")
      }
      return Int(number)
    }
    (index, count) = (try number("split.no") ?? 0, max(try number("split.count") ?? 1, 1))
    guard index < count else { throw .contradiction("it is a part beyond the last") }
  }

  /// A count as names of parts have it.
  static func digits(_ count: Int) -> String { String(format: "%05d", count) }
}

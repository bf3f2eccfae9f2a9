/// Names of several keys in a row.
enum KeyNames {
  /// Digits that follow each other stand as a range.
  ///
  /// - Parameter most: how many are named; the others are left to the help.
  static func joined(_ names: [String], most: Int = .max) -> String? {
    var shown: [String] = []
    var rest = names[...]
    while let first = rest.first, shown.count < most {
      let run = digits(rest)
      if run > 2 {
        shown.append("\(first)–\(rest[rest.startIndex + run - 1])")
        rest = rest.dropFirst(run)
      } else {
        shown.append(first)
        rest = rest.dropFirst()
      }
    }
    return shown.isEmpty ? nil : shown.joined(separator: " ")
  }

  /// How many digits, each one more than the one before, the names begin with.
  private static func digits(_ names: ArraySlice<String>) -> Int {
    guard let first = names.first, first.count == 1, let start = Int(first) else { return 0 }
    return zip(names, start...).prefix { $0.0 == String($0.1) }.count
  }
}

/// What somebody may have meant who wrote a name that is not known.
public enum NearestName {
  /// The known name that takes the fewest changes; nil where none is close.
  public static func of(_ name: String, among names: [String]) -> String? {
    let nearest = names.map { (name: $0, distance: distance(name.lowercased(), $0.lowercased())) }
      .min { $0.distance < $1.distance }
    guard let nearest, nearest.distance <= max(2, nearest.name.count / 3) else { return nil }
    return nearest.name
  }

  /// Characters to insert, delete, replace, or swap with the next.
  static func distance(_ first: String, _ second: String) -> Int {
    let (one, two) = (Array(first), Array(second))
    var table = [[Int]](repeating: Array(0...two.count), count: one.count + 1)
    for row in 0...one.count { table[row][0] = row }
    for row in one.indices {
      for column in two.indices {
        let change = table[row][column] + (one[row] == two[column] ? 0 : 1)
        var least = min(change, table[row][column + 1] + 1, table[row + 1][column] + 1)
        if row > 0, column > 0, one[row] == two[column - 1], one[row - 1] == two[column] {
          least = min(least, table[row - 1][column - 1] + 1)
        }
        table[row + 1][column + 1] = least
      }
    }
    return table[one.count][two.count]
  }
}

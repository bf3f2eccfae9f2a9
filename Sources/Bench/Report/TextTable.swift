/// Rows of cells, aligned: the first column to the left, the others to the right.
///
/// A first cell longer than its column stands on a line of its own, above the rest of its row.
struct TextTable {
  private static let gap = "  "

  var header: [String]
  var rows: [[String]] = []
  /// The most characters of the first column.
  var labelWidth = 27

  init(_ header: [String]) { self.header = header }

  var lines: [String] {
    let all = [header] + rows
    let short = all.compactMap(\.first).map(\.count).filter { $0 <= labelWidth }
    let first = max(short.max() ?? 0, all.contains { $0[0].count > labelWidth } ? 2 : 0)
    let widths = header.indices.dropFirst().map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.flatMap { row in
      let cells = zip(row.dropFirst(), widths).map { Self.padding(widths: $1, $0) + $0 }
      let rest = Self.gap + cells.joined(separator: Self.gap)
      let fits = row[0].count <= labelWidth
      let label = fits ? row[0] : ""
      let line = label + String(repeating: " ", count: first - label.count) + rest
      return (fits ? [line] : [row[0], line]).map(Self.trimmed)
    }
  }

  private static func padding(widths: Int, _ cell: String) -> String {
    String(repeating: " ", count: max(widths - cell.count, 0))
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}

/// Neighbouring cells of one row that look alike.
struct StyledRun: Equatable {
  var x: Int
  var width: Int
  var text: String
  var style: Style
}

extension Buffer {
  /// The row as runs, from left to right, as that theme shows it.
  func styledRuns(row y: Int, theme: Theme) -> [StyledRun] {
    var runs: [StyledRun] = []
    for x in 0..<size.width {
      let cell = self[x, y]
      var style = theme.style(for: cell.role)
      style.attributes.formUnion(cell.attributes)
      if let last = runs.indices.last, runs[last].style == style || cell.isRightHalf {
        runs[last].width += 1
        runs[last].text += cell.text
      } else {
        runs.append(StyledRun(x: x, width: 1, text: cell.text, style: style))
      }
    }
    return runs
  }
}

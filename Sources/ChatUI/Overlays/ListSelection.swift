/// Which of a list's rows is chosen.
enum ListSelection {
  /// One row goes round from the last to the first and back; more end where the list does.
  static func moved(_ selection: Int, by rows: Int, of count: Int) -> Int {
    guard count > 0 else { return selection }
    return abs(rows) > 1 ? min(max(selection + rows, 0), count - 1) : (selection + rows + count) % count
  }
}

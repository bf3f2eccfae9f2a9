import TerminalCore

/// A text of one line with the characters that were matched in it.
struct MatchedText {
  struct Run: Equatable {
    var text: String
    let isMatched: Bool
    /// From the start of the line.
    let column: Int
  }

  /// More characters than any line shows.
  private static let longest = 2000

  private let characters: [Character]
  private let places: Set<Int>

  /// - Parameter places: characters that were matched; those that the text does not have count for nothing.
  init(_ text: String, places: [Int]) {
    characters = Array(text.prefix(Self.longest))
    self.places = Set(places)
  }

  private init(_ characters: [Character], _ places: Set<Int>) {
    self.characters = characters
    self.places = places
  }

  /// The text without as much of its beginning as would keep the first match out of so many columns.
  func fromNearMatch(width: Int, lines: LineStyle) -> MatchedText {
    guard let start = places.filter({ characters.indices.contains($0) }).min() else { return self }
    let end = characters.indices[start...].first { !places.contains($0) } ?? characters.count
    let columns = characters[..<end].map(DisplayWidth.of)
    let ellipsis = DisplayWidth.of(lines.ellipsis)
    guard columns.reduce(0, +) > width - ellipsis else { return self }
    // Some of what comes before it stays, so that one can read what the match is about.
    var first = start
    var used = ellipsis + columns[start...].reduce(0, +)
    while first > 0, used + columns[first - 1] <= width * 2 / 3 {
      first -= 1
      used += columns[first]
    }
    let kept = places.filter { $0 >= first }.map { $0 - first + 1 }
    return MatchedText([Character(lines.ellipsis)] + characters[first...], Set(kept))
  }

  /// What fits, control characters made visible, with an ellipsis where something is left out.
  func runs(width: Int, lines: LineStyle) -> [Run] {
    var runs: [Run] = []
    var column = 0
    let ellipsis = DisplayWidth.of(lines.ellipsis)
    for (index, character) in characters.enumerated() {
      let columns = DisplayWidth.of(character)
      guard column + columns <= width else { return shortened(runs, to: width - ellipsis, lines) }
      let (text, isMatched) = (DisplayWidth.visible(String(character)), places.contains(index))
      if runs.last?.isMatched == isMatched {
        runs[runs.count - 1].text += text
      } else {
        runs.append(Run(text: text, isMatched: isMatched, column: column))
      }
      column += columns
    }
    return runs
  }

  private func shortened(_ runs: [Run], to width: Int, _ lines: LineStyle) -> [Run] {
    guard width >= 0 else { return [] }
    var result: [Run] = []
    for run in runs where run.column < width {
      var cut = run
      cut.text = DisplayWidth.clip(run.text, to: width - run.column)
      result.append(cut)
    }
    let end = result.last.map { $0.column + DisplayWidth.of($0.text) } ?? 0
    return result + [Run(text: lines.ellipsis, isMatched: false, column: end)]
  }
}

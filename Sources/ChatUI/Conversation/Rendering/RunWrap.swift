import TerminalCore

/// Breaks runs into rows, as `DisplayWidth.wrap` breaks plain text; a line end in a run starts a new row.
struct RunWrap {
  private struct Atom {
    let character: Character
    let width: Int
    let run: Int
    let source: Range<Int>?
  }

  private let runs: [ReplyRun]
  private let width: Int
  private var rows: [ReplyRow] = []
  private var line: [Atom] = []
  private var used = 0
  /// How much of the line stays when it has to be broken.
  private var opportunity: Int?

  static func rows(_ runs: [ReplyRun], width: Int) -> [ReplyRow] {
    var wrap = RunWrap(runs: runs, width: max(width, 1))
    return wrap.wrap()
  }

  private init(runs: [ReplyRun], width: Int) {
    self.runs = runs
    self.width = width
  }

  private mutating func wrap() -> [ReplyRow] {
    for (index, run) in runs.enumerated() {
      var offset = run.source?.lowerBound ?? 0
      for character in run.text {
        let length = character.utf8.count
        let source = run.isExact ? offset..<offset + length : run.source
        offset += length
        if character == "\n" {
          endRow(at: line.count)
        } else {
          add(Atom(character: character, width: DisplayWidth.of(character), run: index, source: source))
        }
      }
    }
    if !line.isEmpty || rows.isEmpty { endRow(at: line.count) }
    return rows
  }

  private mutating func add(_ atom: Atom) {
    let isSpace = atom.character == " "
    if line.isEmpty, isSpace, !rows.isEmpty { return }
    if isSpace || atom.width == 2 { opportunity = line.isEmpty ? nil : line.count }
    if used + atom.width > width, !line.isEmpty {
      endRow(at: opportunity ?? line.count)
      if isSpace { return }
    }
    line.append(atom)
    used += atom.width
    if atom.width == 2 { opportunity = line.count }
  }

  private mutating func endRow(at count: Int) {
    var shown = line[..<count]
    while shown.last?.character == " " { shown.removeLast() }
    rows.append(row(shown))
    line = Array(line[count...].drop { $0.character == " " })
    used = line.reduce(0) { $0 + $1.width }
    opportunity = nil
  }

  /// Puts neighbours of one run together again.
  private func row(_ atoms: ArraySlice<Atom>) -> ReplyRow {
    var row = ReplyRow()
    var last = -1
    for atom in atoms {
      if atom.run == last {
        row.runs[row.runs.count - 1].text.append(atom.character)
        if runs[last].isExact, let start = row.runs[row.runs.count - 1].source?.lowerBound,
          let end = atom.source?.upperBound
        {
          row.runs[row.runs.count - 1].source = start..<end
        }
      } else {
        var run = runs[atom.run]
        run.text = String(atom.character)
        run.source = atom.source
        row.runs.append(run)
        last = atom.run
      }
    }
    return row
  }
}

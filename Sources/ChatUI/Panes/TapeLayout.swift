import SpecCore
import TerminalCore

/// The tape in rows, laid out around one of its entries: only what is in view, and the blocks it stands in.
struct TapeLayout {
  /// What stands in a row: one token, or a run of discarded ones folded into a count.
  struct Item: Equatable {
    let entries: Range<Int>
    let chip: Chip
    let x: Int
  }

  /// Rows start anew at every so many tokens, so that they keep their breaks while the tape grows.
  private static let blockLength = 512

  let tape: TokenTape
  let glyphs: TokenGlyphs
  let width: Int
  /// Whether each discarded token is shown; a run with the selected token always is.
  let unfolds: Bool
  let selected: Int?

  /// The last rows, the newest token at the bottom.
  func newest(height: Int) -> [[Item]] { Array(rows(upTo: tape.entries.endIndex, height).suffix(height)) }

  /// The rows around an entry, which stands in the middle where there is enough on both sides.
  func around(_ entry: Int, height: Int) -> [[Item]] {
    let blockEnd = min(blockStart(of: entry) + Self.blockLength, tape.entries.endIndex)
    var rows = rows(upTo: blockEnd, height * 2)
    var end = blockEnd
    var row = Self.row(of: entry, in: rows)
    while rows.count - row < height, end < tape.entries.endIndex {
      let next = min(end + Self.blockLength, tape.entries.endIndex)
      rows += block(end..<next)
      end = next
    }
    row = min(max(row - height / 2, 0), max(rows.count - height, 0))
    return Array(rows.dropFirst(row).prefix(height))
  }

  private static func row(of entry: Int, in rows: [[Item]]) -> Int {
    rows.lastIndex { ($0.first?.entries.lowerBound ?? .max) <= entry } ?? 0
  }

  private func blockStart(of entry: Int) -> Int {
    max(entry / Self.blockLength * Self.blockLength, tape.entries.startIndex)
  }

  /// At least so many rows that end with the entry before `end`, as far as there are any.
  private func rows(upTo end: Int, _ count: Int) -> [[Item]] {
    var rows: [[Item]] = []
    var end = end
    while rows.count < count, end > tape.entries.startIndex {
      let start = blockStart(of: end - 1)
      rows = block(start..<end) + rows
      end = start
    }
    return rows
  }

  private func block(_ entries: Range<Int>) -> [[Item]] {
    var placing = ChipRows(width: width)
    var items: [(entries: Range<Int>, chip: Chip)] = []
    var index = entries.lowerBound
    while index < entries.upperBound {
      let run = foldedRun(from: index, in: entries)
      guard let chip = chip(run) else {
        placing.breakRow()
        index += 1
        continue
      }
      placing.add(chip, index: items.count)
      items.append((run, chip))
      index = run.upperBound
    }
    return placing.rows.filter { !$0.isEmpty }.map { row in
      row.map { Item(entries: items[$0.index].entries, chip: items[$0.index].chip, x: $0.x) }
    }
  }

  /// The discarded tokens from there on, where there are several to fold, else that one entry.
  private func foldedRun(from start: Int, in entries: Range<Int>) -> Range<Int> {
    guard !unfolds else { return start..<start + 1 }
    var end = start
    while end < entries.upperBound, tape.entries[end].mark == .ended(.discarded) { end += 1 }
    let isSelected = selected.map { (start..<end).contains($0) } ?? false
    return end - start < 2 || isSelected ? start..<start + 1 : start..<end
  }

  /// Nil where a reply starts.
  private func chip(_ run: Range<Int>) -> Chip? {
    let entry = tape.entries[run.lowerBound]
    guard run.count == 1 else {
      let count = glyphs.lines == .unicode ? " ×\(run.count)" : " [\(run.count)]"
      return glyphs.chip(count, fate: .discarded)
    }
    switch entry.mark {
    case .committed(let origin): return glyphs.chip(entry.text, origin: origin)
    case .ended(let fate): return glyphs.chip(entry.text, fate: fate)
    case .reply: return nil
    }
  }
}

import SpecCore
import TerminalCore

/// Draws one round: the committed text, the chain behind it, and each branch on a line of its own.
struct RoundTreeView {
  let tree: RoundTree
  let name: String
  /// ε.
  let threshold: Double
  let glyphs: TokenGlyphs

  private static let mostChainRows = 4

  func draw(into buffer: inout Buffer, area: Rect) {
    var area = area
    drawHeading(into: &buffer, area: area.takeTop(1))
    let wanted = tree.candidates.count + (tree.ownIsAtBranchPoint ? 1 : 0)
    // The chain may wrap, but leaves the branches the room they need, and never takes more than half.
    let branchRows = wanted == 0 ? 0 : wanted + 1
    let most = max(1, min(max(area.height - branchRows, area.height / 2), Self.mostChainRows))
    let chain = area.takeTop(most)
    let used = drawChain(into: &buffer, area: chain)
    area.y -= chain.height - used
    area.height += chain.height - used
    drawBranches(into: &buffer, area: area)
  }

  /// Rows that show all of it.
  func rowsWanted(width: Int) -> Int {
    let branches = tree.candidates.count + (tree.ownIsAtBranchPoint ? 1 : 0)
    let chain = min(max(chainLayout(width: width).rows.rows.count, 1), Self.mostChainRows)
    return 1 + chain + (branches == 0 ? 0 : branches + 1)
  }

  // MARK: Heading

  private func drawHeading(into buffer: inout Buffer, area: Rect) {
    let used = buffer.write("\(name) \(tree.round)", x: area.x, y: area.y, role: .heading, limit: area.width)
    let room = area.width - used - 2
    guard let text = headings.first(where: { DisplayWidth.of($0) <= room }) else { return }
    buffer.write(text, x: area.x + used + 2, y: area.y, role: .dimText, limit: room)
  }

  /// What to say about the round, from the longest to the shortest.
  private var headings: [String] {
    guard let finished = tree.finished else {
      let count = tree.chain.count
      if tree.isVerifying, count > 0 {
        return ["the target verifies \(Format.count(count, "token"))", "verifying \(count)"]
      }
      if tree.isVerifying { return ["the target looks one token ahead", "no chain"] }
      return [count == 0 ? "drafting" : "drafting, \(Format.count(count, "token")) so far", "drafting"]
    }
    guard finished.draftLength > 0 else { return ["nothing was drafted ahead", "nothing drafted"] }
    let share = "\(finished.acceptedLength) of \(finished.draftLength)"
    return ["\(share) accepted\(outcome)", "\(share) accepted", share]
  }

  private var outcome: String {
    if let own = tree.own { return ", then a \(own.entry.origin == .bonus ? "bonus" : "correction")" }
    return tree.candidates.contains { tree.nodes[$0]?.fate == .accepted } ? ", then a branch" : ""
  }

  // MARK: Chain

  /// - Returns: the rows used.
  private func drawChain(into buffer: inout Buffer, area: Rect) -> Int {
    guard !area.isEmpty else { return 0 }
    let (tail, chips, rows) = chainLayout(width: area.width)
    buffer.write(tail, x: area.x, y: area.y, role: .dimText, limit: area.width)
    for (row, placed) in rows.rows.prefix(area.height).enumerated() {
      for chip in placed {
        buffer.draw(chips[chip.index], x: area.x + chip.x, y: area.y + row, limit: area.width - chip.x)
      }
    }
    if rows.rows.count > area.height { markCut(into: &buffer, area: area) }
    return min(rows.rows.count, area.height)
  }

  private func chainLayout(width: Int) -> (tail: String, chips: [Chip], rows: ChipRows) {
    let chips = chainChips
    let tail = tailText(columns: max(width / 3, width - chips.reduce(2) { $0 + $1.width + 1 }))
    var rows = ChipRows(width: width, indent: min(DisplayWidth.of(tail), width))
    for (index, chip) in chips.enumerated() { rows.add(chip, index: index) }
    return (tail, chips, rows)
  }

  private func markCut(into buffer: inout Buffer, area: Rect) {
    let mark = glyphs.lines.ellipsis
    buffer.write(mark, x: area.right - DisplayWidth.of(mark), y: area.bottom - 1, role: .dimText)
  }

  /// The chain's tokens, with the target's own token behind the one it replaces.
  private var chainChips: [Chip] {
    var chips: [Chip] = []
    var previous = tree.root
    let own = tree.ownIsAtBranchPoint ? nil : tree.own
    for node in tree.chain {
      chips.append(glyphs.chip(node.drafted.text, fate: node.fate))
      if let own, own.after == previous { chips.append(chip(own.entry)) }
      previous = node.drafted.node
    }
    if let own, own.after == previous || tree.chain.isEmpty { chips.append(chip(own.entry)) }
    return chips
  }

  private func chip(_ entry: Committed.Entry) -> Chip { glyphs.chip(entry.text, origin: entry.origin) }

  /// The end of the committed text that fits.
  private func tailText(columns: Int) -> String {
    let text = DisplayWidth.visible(tree.tail)
    if DisplayWidth.of(text) <= columns, tree.tail.count < BranchesPane.State.tailLimit { return text }
    let mark = glyphs.lines.ellipsis
    var end = Substring(text)
    while !end.isEmpty, DisplayWidth.of(end) + DisplayWidth.of(mark) > columns { end.removeFirst() }
    return mark + end
  }

  // MARK: Branches

  private func drawBranches(into buffer: inout Buffer, area: Rect) {
    var area = area
    guard !tree.candidates.isEmpty, !area.isEmpty else { return }
    drawBranchPoint(into: &buffer, area: area.takeTop(1))
    let own = tree.ownIsAtBranchPoint ? tree.own?.entry : nil
    let rows = tree.candidates.count + (own == nil ? 0 : 1)
    var shown = tree.candidates
    if rows > area.height {
      shown = Array(shown.prefix(max(area.height - (own == nil ? 1 : 2), 0)))
      // The branch that survived is the one to see.
      let survivor = tree.candidates.first { tree.nodes[$0]?.fate == .accepted }
      if let survivor, !shown.isEmpty, !shown.contains(survivor) { shown[shown.count - 1] = survivor }
    }
    let hidden = tree.candidates.count - shown.count
    for (index, id) in shown.enumerated() {
      let isLast = index == shown.count - 1 && hidden == 0 && own == nil
      drawBranch(id, isLast: isLast, into: &buffer, area: area.takeTop(1))
    }
    // In one row the token that was committed says more than a count.
    if hidden > 0, own == nil || area.height > 1 {
      drawHidden(
        hidden, beside: shown.count, isLast: own == nil, into: &buffer, area: area.takeTop(1))
    }
    if let own { drawOwn(own, into: &buffer, area: area.takeTop(1)) }
  }

  private func drawBranchPoint(into buffer: inout Buffer, area: Rect) {
    let confidence = Format.decimal(tree.branchConfidence, 2)
    let unsure = tree.branchConfidence < threshold
    let atLeast = glyphs.lines == .unicode ? "≥" : ">="
    let comparison = "\(confidence) \(unsure ? "<" : atLeast) ε \(Format.decimal(threshold, 2))"
    let count = "k \(tree.branchCount)"
    let texts = [
      "branch point  max q \(comparison)  \(count)", "branch point  \(comparison)  \(count)",
      "max q \(confidence)  \(count)", confidence,
    ]
    let text = texts.first { DisplayWidth.of($0) <= area.width } ?? ""
    buffer.write(text, x: area.x, y: area.y, role: .branchPoint, limit: area.width)
  }

  private func drawBranch(_ id: NodeID, isLast: Bool, into buffer: inout Buffer, area: Rect) {
    guard let node = tree.nodes[id], !area.isEmpty else { return }
    var x = area.x + drawStem(isLast: isLast, into: &buffer, area: area)
    x += buffer.write(
      Format.decimal(node.drafted.probability, 2) + " ", x: x, y: area.y,
      role: Self.role(probability: node.drafted.probability, threshold: threshold), limit: area.right - x)
    for (index, step) in ([node] + tree.continuation(of: id)).enumerated() {
      let chip = glyphs.chip(step.drafted.text, fate: step.fate)
      let gap = chip.startsWord && index > 0 ? 1 : 0
      guard x + gap + chip.width <= area.right - 1 || (index == 0 && x + chip.width <= area.right) else {
        buffer.write(glyphs.lines.ellipsis, x: x, y: area.y, role: .dimText, limit: area.right - x)
        return
      }
      x += gap + buffer.draw(chip, x: x + gap, y: area.y, limit: area.right - x - gap)
    }
  }

  private func drawStem(isLast: Bool, into buffer: inout Buffer, area: Rect) -> Int {
    let stem = (isLast ? glyphs.lines.bottomLeft : glyphs.lines.teeRight) + glyphs.lines.horizontal + " "
    return buffer.write(stem, x: area.x, y: area.y, role: .border, limit: area.width)
  }

  private func drawHidden(
    _ count: Int, beside shown: Int, isLast: Bool, into buffer: inout Buffer, area: Rect
  ) {
    guard !area.isEmpty else { return }
    let x = drawStem(isLast: isLast, into: &buffer, area: area)
    let branches = count == 1 ? "branch" : "branches"
    let text = shown == 0 ? "\(count) \(branches)" : "and \(count) more \(branches)"
    buffer.write(text, x: area.x + x, y: area.y, role: .dimText, limit: area.width - x)
  }

  private func drawOwn(_ entry: Committed.Entry, into buffer: inout Buffer, area: Rect) {
    guard !area.isEmpty else { return }
    var x = drawStem(isLast: true, into: &buffer, area: area)
    x += buffer.draw(chip(entry), x: area.x + x, y: area.y, limit: area.width - x)
    let note = "  outside all branches"
    guard x + DisplayWidth.of(note) <= area.width else { return }
    buffer.write(note, x: area.x + x, y: area.y, role: .dimText)
  }

  static func role(probability: Double, threshold: Double) -> Role {
    if probability >= max(0.7, threshold) { return .confidenceHigh }
    return probability >= threshold ? .confidenceMiddle : .confidenceLow
  }
}

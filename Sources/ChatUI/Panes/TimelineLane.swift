import SpecCore
import TerminalCore

/// One lane's row: its forwards as bars, and its bubbles.
struct TimelineLane {
  /// What of a column is busy, in shares of it.
  private struct Column {
    var shares: [ForwardKind: Double] = [:]
    /// The first and the last busy moment in it.
    var first = 1.0
    var last = 0.0

    var busy: Double { shares.values.reduce(0, +) }
    var kind: ForwardKind? {
      shares.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key
    }
  }

  let lines: LineStyle
  private var columns: [Column]
  /// Columns in which idle time is a bubble.
  private let counted: Range<Int>

  init(_ bars: [ReplyTimeline.Bar], decoding: ClosedRange<Double>?, window: TimelineWindow, lines: LineStyle)
  {
    self.lines = lines
    columns = Array(repeating: Column(), count: window.columns)
    let all = 0..<window.columns
    let first = decoding.map { Int(Self.snapped(window.column($0.lowerBound)).clamped(to: all)) } ?? 0
    let last =
      decoding.map { Int(Self.snapped(window.column($0.upperBound)).rounded(.up).clamped(to: all)) } ?? 0
    counted = first..<max(first, last)
    for bar in bars {
      fill(window.column(bar.time.lowerBound), window.column(bar.time.upperBound), bar.kind)
    }
  }

  /// To a fine grid, so that what ends at a column's edge leaves no splinter beyond it.
  private static func snapped(_ column: Double) -> Double { (column * 64).rounded() / 64 }

  private mutating func fill(_ from: Double, _ to: Double, _ kind: ForwardKind) {
    let all = 0..<columns.count
    let (left, right) = (Self.snapped(from), Self.snapped(to))
    let (start, end) = (left.clamped(to: all), max(right, left + 1 / 64).clamped(to: all))
    guard start < end else { return }
    for index in Int(start)..<min(Int(end.rounded(.up)), columns.count) {
      let (first, last) = (max(start - Double(index), 0), min(end - Double(index), 1))
      columns[index].shares[kind, default: 0] += last - first
      columns[index].first = min(columns[index].first, first)
      columns[index].last = max(columns[index].last, last)
    }
  }

  func draw(into buffer: inout Buffer, x: Int, rows: Range<Int>) {
    for (index, column) in columns.enumerated() {
      guard let (text, role) = cell(column, index) else { continue }
      for y in rows { buffer.write(text, x: x + index, y: y, role: role) }
    }
  }

  private func cell(_ column: Column, _ index: Int) -> (String, Role)? {
    guard let kind = column.kind, column.busy > 0 else {
      return counted.contains(index) ? (Self.bubble(lines), Self.bubbleRole) : nil
    }
    return (glyph(kind, column), Self.role(kind))
  }

  /// Cells are told apart by what fills them, smaller parts of a cell by their role and place alone.
  private func glyph(_ kind: ForwardKind, _ column: Column) -> String {
    let busy = column.busy
    if lines == .ascii { return busy >= 0.5 ? Self.glyph(kind, lines) : ":" }
    // A shade has no eighths: it stands for most of a cell as for all of it.
    let isShade = kind == .branches || kind == .prompt
    if busy > (isShade ? 0.6 : 0.94) { return Self.glyph(kind, lines) }
    if column.first > 0.06, column.last > 0.94 { return busy < 0.25 ? "▕" : busy > 0.8 ? "█" : "▐" }
    return BlockGlyphs.fromLeft(min(busy, 0.9))
  }

  // MARK: Signs

  static func glyph(_ kind: ForwardKind, _ lines: LineStyle) -> String {
    switch (kind, lines) {
    case (.chain, .unicode), (.verification, .unicode): "█"
    case (.branches, .unicode): "▒"
    case (.prompt, .unicode): "░"
    case (.chain, .ascii): "="
    case (.verification, .ascii): "#"
    case (.branches, .ascii): "%"
    case (.prompt, .ascii): "-"
    }
  }

  static func role(_ kind: ForwardKind) -> Role {
    switch kind {
    case .chain: .draftToken
    case .branches: .branchToken
    case .verification: .targetToken
    case .prompt: .dimText
    }
  }

  static func name(_ kind: ForwardKind) -> String {
    switch kind {
    case .chain: "chain"
    case .branches: "branches"
    case .verification: "verify"
    case .prompt: "prompt"
    }
  }

  static func bubble(_ lines: LineStyle) -> String { lines == .unicode ? "·" : "." }
  static let bubbleRole = Role.warning
}

extension Double {
  fileprivate func clamped(to range: Range<Int>) -> Double {
    Swift.min(Swift.max(self, Double(range.lowerBound)), Double(range.upperBound))
  }
}

import SpecCore
import TerminalCore

/// Two settings beside each other: what differs, their figures, and their texts.
struct ComparisonOverlay {
  private let comparison: Comparison
  private let lines: LineStyle
  private let inside: Rect
  private let area: Rect

  private init(_ comparison: Comparison, size: Size, lines: LineStyle) {
    self.comparison = comparison
    self.lines = lines
    let screen = Rect(size)
    area = screen.centered(Size(width: min(size.width - 2, 160), height: size.height - 2))
    inside = area.inset(horizontally: 2, vertically: 1)
  }

  static func draw(_ comparison: Comparison, lines: LineStyle, into buffer: inout Buffer) {
    ComparisonOverlay(comparison, size: buffer.size, lines: lines).draw(into: &buffer)
  }

  /// The furthest that it can be scrolled.
  static func lastScroll(_ comparison: Comparison, size: Size, lines: LineStyle) -> Int {
    let overlay = ComparisonOverlay(comparison, size: size, lines: lines)
    return max(overlay.content.count - overlay.inside.height, 0)
  }

  private func draw(into buffer: inout Buffer) {
    guard !inside.isEmpty else { return }
    buffer.fill(area, role: .popupText)
    buffer.box(
      area, title: "A and B: the last prompt, answered twice", role: .popupBorder, titleRole: .title,
      lines: lines)
    let content = content
    let first = min(comparison.scroll, max(content.count - inside.height, 0))
    for (row, pieces) in content.dropFirst(first).prefix(inside.height).enumerated() {
      for piece in pieces {
        buffer.write(
          piece.text, x: inside.x + piece.x, y: inside.y + row, role: piece.role,
          limit: min(piece.limit, inside.width - piece.x))
      }
    }
  }

  // MARK: Lines

  /// Text on a line, from a column on and at most so wide.
  private struct Piece {
    let text: String
    var x = 0
    var limit = Int.max
    var role = Role.popupText
  }

  private var content: [[Piece]] {
    introduction + [[]] + figures + [[]] + verdict + [[]] + texts
  }

  private var introduction: [[Piece]] {
    let paced = ComparisonSide.allCases.filter { comparison.request[$0].isPaced }
    let pace =
      paced.isEmpty ? "" : paced.count == 2 ? ", both at an emulated speed" : ", one at an emulated speed"
    let seed = "Seed \(comparison.request.seed)\(pace). From A to B: "
    return wrapped(seed + comparison.differences.joined(separator: ", ") + ".", .systemText)
  }

  private func wrapped(_ text: String, _ role: Role) -> [[Piece]] {
    DisplayWidth.wrap(text, to: max(inside.width, 1)).map { [Piece(text: String($0), role: role)] }
  }

  // MARK: Figures

  private var figures: [[Piece]] {
    let names: [(String, (DecodingMetrics) -> String)] = [
      ("tokens", { "\($0.generatedTokens)" }),
      ("tok/s", { Format.rate($0.tokensPerSecond) }),
      ("accepted", { $0.drafted > 0 ? Format.percent($0.acceptanceRate) : "–" }),
      ("rolled back RB", { $0.drafted > 0 ? Format.percent($0.rollbackRate) : "–" }),
      ("waste", { $0.drafted > 0 ? Format.percent($0.wasteRate) : "–" }),
      ("per forward τ", { Format.decimal($0.tokensPerTargetForward, 2) }),
      ("accepted run M", { $0.drafted > 0 ? Format.decimal($0.meanAcceptedRun, 2) : "–" }),
    ]
    let heading = [
      Piece(text: "A", x: nameWidth, role: .heading), Piece(text: "B", x: secondFigure, role: .heading),
    ]
    return [heading]
      + names.map { name, value in
        let (a, b) = (comparison.first.metrics.map(value) ?? "…", comparison.second.metrics.map(value) ?? "…")
        return [
          Piece(text: name, limit: nameWidth - 1, role: .dimText),
          Piece(text: a, x: nameWidth, limit: 9),
          Piece(text: b, x: secondFigure, limit: 9, role: a == b ? .popupText : .hintKey),
        ]
      }
  }

  private var nameWidth: Int { 16 }
  private var secondFigure: Int { nameWidth + 10 }

  // MARK: The verdict

  private var verdict: [[Piece]] {
    switch comparison.status {
    case .running:
      let side = comparison.first.metrics == nil ? "A" : "B"
      return wrapped("\(side) is being answered; Esc stops it.", .hintText)
    case .stopping: return wrapped("It is being stopped.", .hintText)
    case .stopped: return wrapped("It was stopped, so the texts are not whole.", .warning)
    case .failed(let sentence): return wrapped(sentence, .error)
    case .finished: return wrapped(equality, .heading) + speed
    }
  }

  private var equality: String {
    guard let common = comparison.commonLength else { return "The texts are equal." }
    let end = comparison.first.text.prefix(common).suffix(24)
    return common == 0
      ? "The texts differ from the start."
      : "The texts are equal up to “\(DisplayWidth.visible(String(end)))” "
        + "(\(Format.count(common, "character"))), and differ from there."
  }

  private var speed: [[Piece]] {
    guard let ratio = comparison.speedRatio else { return [] }
    return wrapped("B was \(Format.decimal(ratio, 2)) times as fast as A.", .popupText)
  }

  // MARK: The texts

  private var texts: [[Piece]] {
    let width = max((inside.width - 3) / 2, 1)
    let common = comparison.commonLength
    let (a, b) = (
      column(comparison.first.text, width, common: common),
      column(comparison.second.text, width, common: common)
    )
    let heading = [Piece(text: "A", role: .heading), Piece(text: "B", x: width + 3, role: .heading)]
    return [heading]
      + (0..<max(a.count, b.count)).map { row in
        (row < a.count ? a[row].map { place($0, x: 0, width) } : [])
          + (row < b.count ? b[row].map { place($0, x: width + 3, width) } : [])
      }
  }

  private func place(_ piece: Piece, x: Int, _ width: Int) -> Piece {
    Piece(text: piece.text, x: x + piece.x, limit: max(width - piece.x, 0), role: piece.role)
  }

  /// The text in lines; what the texts do not have in common stands out once both are known.
  private func column(_ text: String, _ width: Int, common: Int?) -> [[Piece]] {
    let isDecided = comparison.status == .finished
    let split = common.map { text.index(text.startIndex, offsetBy: $0) } ?? text.endIndex
    return DisplayWidth.wrap(text, to: width).map { line in
      guard isDecided, split < line.endIndex else { return [Piece(text: String(line), role: .assistantText)] }
      let same = String(line[line.startIndex..<max(line.startIndex, split)])
      let other = String(line[max(line.startIndex, split)...])
      return [
        Piece(text: same, role: .assistantText),
        Piece(text: other, x: DisplayWidth.of(same), role: .correctionToken),
      ]
    }
  }
}

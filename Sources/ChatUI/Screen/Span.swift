import TerminalCore

/// Text of one role.
struct Span: Equatable, Sendable {
  let text: String
  let role: Role

  init(_ text: String, _ role: Role) {
    self.text = text
    self.role = role
  }

  var width: Int { DisplayWidth.of(text) }
}

extension Buffer {
  /// Draws as many of the spans as fit whole, in order.
  ///
  /// - Returns: the columns used.
  @discardableResult
  mutating func draw(_ spans: [Span], separator: String = "", x: Int, y: Int, limit: Int) -> Int {
    var used = 0
    for (index, span) in spans.enumerated() {
      let gap = index == 0 ? "" : separator
      guard used + DisplayWidth.of(gap) + span.width <= limit else { break }
      used += write(gap, x: x + used, y: y, role: .text)
      used += write(span.text, x: x + used, y: y, role: span.role)
    }
    return used
  }
}

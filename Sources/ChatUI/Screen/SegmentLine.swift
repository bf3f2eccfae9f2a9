import TerminalCore

/// A piece of a line that is shown whole, in a shorter form, or not at all.
struct Segment: Equatable, Sendable {
  /// The higher, the later it is given up.
  let priority: Int
  /// From the longest to the shortest.
  let forms: [[Span]]

  init(_ priority: Int, _ forms: [Span]...) {
    self.priority = priority
    self.forms = forms
  }

  init(priority: Int, forms: [[Span]]) {
    self.priority = priority
    self.forms = forms
  }

  func width(form: Int) -> Int { forms[form].reduce(0) { $0 + $1.width } }
}

/// Chooses the segments of a line, and their forms, that fit a width: no label is ever cut.
enum SegmentLine {
  /// The spans of the segments shown, in the order given.
  static func fit(_ segments: [Segment], width: Int, gap: Int) -> [[Span]] {
    var forms: [Int: Int] = [:]
    let byPriority = segments.indices.sorted { (-segments[$0].priority, $0) < (-segments[$1].priority, $1) }
    var used = 0
    for index in byPriority {
      let shortest = segments[index].forms.count - 1
      let cost = segments[index].width(form: shortest) + (forms.isEmpty ? 0 : gap)
      guard used + cost <= width else { continue }
      used += cost
      forms[index] = shortest
    }
    for index in byPriority {
      guard let current = forms[index] else { continue }
      for form in 0..<current {
        let longer = segments[index].width(form: form) - segments[index].width(form: current)
        guard used + longer <= width else { continue }
        used += longer
        forms[index] = form
        break
      }
    }
    return segments.indices.compactMap { index in forms[index].map { segments[index].forms[$0] } }
  }
}

extension Buffer {
  /// Draws what fits of the segments, with a separator between them.
  mutating func draw(
    _ segments: [Segment], separator: String, role: Role, x: Int, y: Int, limit: Int
  ) {
    var x = x
    let fitted = SegmentLine.fit(segments, width: limit, gap: DisplayWidth.of(separator))
    for (index, spans) in fitted.enumerated() {
      if index > 0 { x += write(separator, x: x, y: y, role: role) }
      for span in spans { x += write(span.text, x: x, y: y, role: span.role) }
    }
  }
}

extension Buffer {
  /// Draws a frame along the rectangle's edge, with a title in its top line; the inside is left alone.
  ///
  /// A title that does not fit is shortened with an ellipsis, and left out below five columns. A rectangle
  /// one cell thin gets a line.
  public mutating func box(_ rect: Rect, title: String, role: Role, titleRole: Role, lines: LineStyle) {
    guard !rect.isEmpty else { return }
    horizontalLine(rect, y: rect.y, role: role, (lines.topLeft, lines.horizontal, lines.topRight))
    if rect.height > 1 {
      let corners = (lines.bottomLeft, lines.horizontal, lines.bottomRight)
      horizontalLine(rect, y: rect.bottom - 1, role: role, corners)
    }
    for y in rect.y + 1..<max(rect.y + 1, rect.bottom - 1) {
      write(lines.vertical, x: rect.x, y: y, role: role)
      write(lines.vertical, x: rect.right - 1, y: y, role: role)
    }
    let shown = DisplayWidth.shorten(title, to: rect.width - 4, lines: lines)
    if !shown.isEmpty { write(" \(shown) ", x: rect.x + 1, y: rect.y, role: titleRole) }
  }

  private mutating func horizontalLine(
    _ rect: Rect, y: Int, role: Role, _ parts: (left: String, middle: String, right: String)
  ) {
    guard rect.width > 1 else {
      write(parts.middle, x: rect.x, y: y, role: role)
      return
    }
    write(parts.left, x: rect.x, y: y, role: role)
    write(String(repeating: parts.middle, count: rect.width - 2), x: rect.x + 1, y: y, role: role)
    write(parts.right, x: rect.right - 1, y: y, role: role)
  }
}

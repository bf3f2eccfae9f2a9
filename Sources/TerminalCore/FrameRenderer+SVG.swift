extension FrameRenderer {
  /// A self-contained picture of the screen in a window with that title.
  ///
  /// Text is placed run by run on a grid of 10 × 20 units a cell, whatever the font's widths; lines and
  /// blocks are drawn as shapes, so that frames close in any font.
  public static func svg(_ buffer: Buffer, _ theme: Theme, title: String) -> String {
    var picture = SVGPicture(theme: theme)
    for y in 0..<buffer.size.height {
      for run in buffer.styledRuns(row: y, theme: theme) { picture.add(run, row: y) }
    }
    if let cursor = buffer.cursor, buffer.bounds.contains(x: cursor.x, y: cursor.y) {
      picture.addCursor(at: cursor)
    }
    return picture.document(size: buffer.size, title: title)
  }
}

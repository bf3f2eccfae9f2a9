/// Writes a screen to text: for tests, for a saved screen and for pictures.
public enum FrameRenderer {
  /// The rows' text, trailing spaces removed, each ended by a line feed.
  public static func text(_ buffer: Buffer) -> String {
    buffer.lines().map { line in
      let end = line.lastIndex { $0 != " " }.map { line.index(after: $0) } ?? line.startIndex
      return line[..<end] + "\n"
    }.joined()
  }
}

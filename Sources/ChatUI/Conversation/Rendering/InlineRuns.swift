import Markdown
import TerminalCore

/// Inline Markdown as runs of roles and attributes.
enum InlineRuns {
  static func runs(_ inlines: [MarkdownInline], role: Role, attributes: Attributes = []) -> [ReplyRun] {
    var runs: [ReplyRun] = []
    var isStruck = false
    for inline in inlines {
      // No terminal library draws a line through text, so marks stay around it.
      if inline.style.contains(.strikethrough) != isStruck {
        isStruck.toggle()
        runs.append(ReplyRun(text: "~", role: .dimText))
      }
      switch inline.kind {
      case .softBreak: runs.append(ReplyRun(text: " ", role: role, source: inline.range))
      case .hardBreak: runs.append(ReplyRun(text: "\n", role: role, source: inline.range))
      case .address:
        runs.append(ReplyRun(text: " (\(oneLine(inline.text)))", role: .dimText, source: inline.range))
      case .text:
        runs.append(
          ReplyRun(
            text: oneLine(inline.text), role: self.role(inline.style) ?? role,
            attributes: attributes.union(self.attributes(inline.style)), source: inline.range))
      }
    }
    if isStruck { runs.append(ReplyRun(text: "~", role: .dimText)) }
    return runs
  }

  /// Line ends inside of a text are no breaks of ours.
  private static func oneLine(_ text: String) -> String {
    text.utf8.contains(10) || text.utf8.contains(13)
      ? String(text.map { $0.isNewline ? " " : $0 }) : text
  }

  private static func role(_ style: MarkdownInline.Style) -> Role? {
    if style.contains(.code) { return .inlineCode }
    if !style.isDisjoint(with: [.link, .image]) { return .linkText }
    return !style.isDisjoint(with: [.html, .strikethrough]) ? .dimText : nil
  }

  private static func attributes(_ style: MarkdownInline.Style) -> Attributes {
    var attributes: Attributes = []
    if style.contains(.emphasis) || style.contains(.image) { attributes.insert(.italic) }
    if style.contains(.strong) { attributes.insert(.bold) }
    return attributes
  }
}

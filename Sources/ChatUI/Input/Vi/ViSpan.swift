/// The part of a text that an operator acts on.
struct ViSpan: Equatable, Sendable {
  var range: Range<Int>
  /// Whether it is whole lines, the last one's end left out.
  var isLinewise = false
}

extension ViOperator {
  /// Acts on a part of the text; what it is, is remembered as if it had been cut.
  func apply(to span: ViSpan, _ editor: inout InputEditor) {
    let (start, end) = (span.range.lowerBound, span.range.upperBound)
    if self == .swapCase {
      editor.replace(span.range, with: editor.characters.string(span.range).swappingCase)
      return editor.move(to: start)
    }
    if span.isLinewise {
      editor.copyLines(span.range)
    } else if !span.range.isEmpty {
      editor.copy(span.range)
    }
    switch self {
    case .delete:
      guard span.isLinewise else { return editor.replace(span.range, with: "") }
      // The line end goes, too; of the last line the one before it.
      if end < editor.characters.count {
        editor.replace(start..<end + 1, with: "")
        editor.move(to: start)
      } else {
        editor.replace(max(start - 1, 0)..<end, with: "")
        editor.moveToLineStart()
      }
    case .change:
      editor.move(to: start)
      editor.replace(span.range, with: "")
    case .yank, .swapCase: if !span.isLinewise || start < editor.cursor { editor.move(to: start) }
    }
  }
}

extension String {
  /// Small letters large, and large ones small.
  var swappingCase: String {
    map { $0.isUppercase ? $0.lowercased() : $0.isLowercase ? $0.uppercased() : String($0) }.joined()
  }
}

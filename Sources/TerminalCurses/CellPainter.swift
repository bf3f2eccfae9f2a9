import CNcurses
import TerminalCore

/// Turns cells into those of curses, in a theme's style and the terminal's colours. Confined like the screen.
struct CellPainter {
  private struct Key: Hashable {
    var role: Role
    var attributes: Attributes
  }

  private struct Look {
    var attributes: attr_t
    var pair: Int32
  }

  /// The theme it was asked to use.
  let sourceTheme: Theme
  private let theme: Theme
  private let depth: ColorDepth
  private let encoding: TextEncoding
  private var looks: [Key: Look] = [:]

  /// Without colours every theme looks like the monochrome one, so that meaning is not lost with them.
  init(theme: Theme, depth: ColorDepth, encoding: TextEncoding) {
    sourceTheme = theme
    self.theme = depth == .none ? .monochrome : theme
    self.depth = depth
    self.encoding = encoding
  }

  /// The curses cells of part of a row; a wide character is one of them.
  mutating func cells(of buffer: Buffer, in span: RowSpan, pairs: inout ColorPairs) -> [cchar_t] {
    var result: [cchar_t] = []
    for x in span.columns {
      let cell = buffer[x, span.y]
      if cell.isRightHalf { continue }
      let look = look(of: cell, pairs: &pairs)
      let isWide = x + 1 < buffer.size.width && buffer[x + 1, span.y].isRightHalf
      if let curses = curses(cell.text, look) {
        result.append(curses)
      } else {
        let substitute = curses("?", look) ?? cchar_t()
        result += Array(repeating: substitute, count: isWide ? 2 : 1)
      }
    }
    return result
  }

  private func curses(_ text: String, _ look: Look) -> cchar_t? {
    let scalars = text.unicodeScalars.map(\.value)
    if case .other = encoding, scalars.contains(where: { $0 > 0x7e }) { return nil }
    var cell = cchar_t()
    let isSet = scalars.withUnsafeBufferPointer {
      specbranch_set_cell(&cell, $0.baseAddress, Int32($0.count), look.attributes, look.pair)
    }
    return isSet ? cell : nil
  }

  private mutating func look(of cell: Cell, pairs: inout ColorPairs) -> Look {
    let key = Key(role: cell.role, attributes: cell.attributes)
    if let look = looks[key] { return look }
    var style = theme.style(for: cell.role).reduced(to: depth)
    style.attributes.formUnion(cell.attributes)
    let look = Look(
      attributes: Self.attributes(style.attributes),
      pair: depth == .none ? 0 : pairs.number(foreground: style.foreground, background: style.background))
    looks[key] = look
    return look
  }

  private static func attributes(_ attributes: Attributes) -> attr_t {
    let known: [(Attributes, attr_t)] = [
      (.bold, specbranch_bold), (.dim, specbranch_dim), (.underline, specbranch_underline),
      (.reverse, specbranch_reverse), (.italic, specbranch_italic),
    ]
    return known.reduce(0) { attributes.contains($1.0) ? $0 | $1.1 : $0 }
  }
}

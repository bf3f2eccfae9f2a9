/// Text on consecutive cells of a row that looks alike.
struct SVGPhrase {
  struct Part: Equatable {
    var x: Int
    var width: Int
    var text: String
  }

  private let x: Int
  private var characters: [(text: Character, width: Int)] = []

  init(x: Int) { self.x = x }

  mutating func append(_ character: Character, width: Int) { characters.append((character, width)) }

  /// The phrase cut at every gap of two spaces or more, each part placed on its own; blanks at the ends are
  /// left out unless spaces show.
  func parts(keepsSpaces: Bool) -> [Part] {
    var parts: [Part] = []
    var column = x
    var gap = 2
    for (text, width) in characters {
      defer { column += width }
      if text == " ", !keepsSpaces {
        gap += 1
        continue
      }
      if gap >= 2 || parts.isEmpty {
        parts.append(Part(x: column, width: 0, text: ""))
      } else if gap == 1 {
        parts[parts.count - 1].text += " "
        parts[parts.count - 1].width += 1
      }
      parts[parts.count - 1].text.append(text)
      parts[parts.count - 1].width += width
      gap = 0
    }
    return parts
  }
}

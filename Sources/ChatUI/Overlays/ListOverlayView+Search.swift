import TerminalCore

/// The search in everything that was said.
extension ListOverlayView {
  func drawSearch(_ search: LibrarySearch, into buffer: inout Buffer) {
    let area = drawBox("Search", keptSize(of: buffer), into: &buffer)
    var inside = area.inset(horizontally: 2, vertically: 1)
    let line = inside.takeTop(1)
    drawTyped(search.query, placeholder: "type what was said", into: &buffer, line: line)
    drawNotice(into: &buffer, inside: &inside)
    if search.rows.isEmpty { return draw(emptySentence(search), into: &buffer, area: inside) }
    let start = first(search.chosenRow ?? 0, of: search.rows.count, rows: inside.height)
    for (row, index) in (start..<min(start + inside.height, search.rows.count)).enumerated() {
      let place = Rect(x: inside.x, y: inside.y + row, width: inside.width, height: 1)
      switch search.rows[index] {
      case .title(let title, let key): drawTitle(title, key, into: &buffer, area: place)
      case .hit(let hit):
        draw(hit, isChosen: index == search.chosenRow, into: &buffer, area: place)
      }
    }
    drawCount(search.selection, of: search.total, named: search.count, into: &buffer, area: area)
  }

  private func emptySentence(_ search: LibrarySearch) -> String {
    if search.words.isEmpty {
      return "Every message and reply of all conversations is searched, and every file sent with them."
    }
    if let sentence = state.library.unavailable { return sentence }
    return search.answered == search.asked ? "Nothing was found." : "Searching…"
  }

  private func drawTitle(_ title: String, _ key: ConversationKey, into buffer: inout Buffer, area: Rect) {
    var area = area
    let mark = key == state.key ? state.lines.open + " " : ""
    let used = buffer.write(mark, x: area.x, y: area.y, role: .hintKey, limit: area.width)
    _ = area.takeLeft(used)
    let isNamed = title.contains { !$0.isWhitespace }
    draw(
      MatchedText(isNamed ? title : "untitled", places: []), isNamed ? .heading : .dimText, isChosen: false,
      into: &buffer, area: area)
  }

  /// Who said it, and the words around what was found.
  private func draw(_ hit: FoundMessage, isChosen: Bool, into buffer: inout Buffer, area: Rect) {
    var area = area
    _ = area.takeLeft(2)
    if isChosen { buffer.fill(area, role: .selection) }
    let who = hit.message == nil ? "title" : hit.isFile ? "file" : hit.isReply ? "reply" : "you"
    let place = area.takeLeft(min(7, area.width / 4))
    let role: Role = hit.message == nil ? .dimText : hit.isReply ? .assistantLabel : .userLabel
    buffer.write(
      who, x: place.x, y: place.y, role: isChosen ? .selection : role, limit: max(place.width - 1, 0))
    let text = MatchedText(
      hit.snippet, places: hit.hits.flatMap { Array($0.clamped(to: 0..<hit.snippet.count)) })
    draw(
      text.fromNearMatch(width: area.width, lines: state.lines), .popupText, isChosen: isChosen,
      into: &buffer,
      area: area)
  }
}

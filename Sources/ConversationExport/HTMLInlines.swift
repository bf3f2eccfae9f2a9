internal import Markdown

/// The text of paragraphs, headings and cells as HTML.
enum HTMLInlines {
  static func html(_ inlines: [MarkdownInline]) -> String {
    var result = ""
    var index = 0
    while index < inlines.count {
      let isLink = !inlines[index].style.isDisjoint(with: [.link, .image])
      guard isLink else {
        result += run(inlines[index])
        index += 1
        continue
      }
      var end = index
      while end < inlines.count, inlines[end].kind != .address,
        !inlines[end].style.isDisjoint(with: [.link, .image])
      {
        end += 1
      }
      let address = end < inlines.count && inlines[end].kind == .address ? inlines[end].text : nil
      result += link(inlines[index..<end], address)
      index = end + (address == nil ? 0 : 1)
    }
    return result
  }

  private static func link(_ runs: ArraySlice<MarkdownInline>, _ address: String?) -> String {
    let content = runs.map(run).joined()
    guard let address else {
      // The text says where each of them goes.
      return runs.map { HTMLText.link(run($0), to: said($0.text)) }.joined()
    }
    let isImage = runs.contains { $0.style.contains(.image) }
    guard HTMLText.isHarmless(address) else {
      return content + " (" + HTMLText.escaped(address) + ")"
    }
    let text = content.isEmpty ? HTMLText.escaped(address) : content
    return HTMLText.link((isImage ? "Image: " : "") + text, to: address)
  }

  /// The address that a link's text stands for.
  private static func said(_ text: String) -> String {
    if text.contains(":") { return text }
    return text.contains("@") ? "mailto:" + text : "http://" + text
  }

  private static func run(_ inline: MarkdownInline) -> String {
    switch inline.kind {
    case .softBreak: return "\n"
    case .hardBreak: return "<br>\n"
    case .address: return " (" + HTMLText.escaped(inline.text) + ")"
    case .text: break
    }
    var html = HTMLText.escaped(inline.text)
    if inline.style.contains(.code) { html = "<code>\(html)</code>" }
    if inline.style.contains(.strikethrough) { html = "<del>\(html)</del>" }
    if inline.style.contains(.emphasis) { html = "<em>\(html)</em>" }
    if inline.style.contains(.strong) { html = "<strong>\(html)</strong>" }
    return html
  }
}

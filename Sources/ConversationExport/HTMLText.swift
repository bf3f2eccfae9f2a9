/// Text as HTML holds it: nothing of it is ever a tag, an attribute or an entity.
enum HTMLText {
  /// For between tags and within quoted attributes.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in HarmlessText.of(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A link, where the address is of a kind that only opens a page or a letter; else text alone.
  ///
  /// - Parameter content: HTML.
  static func link(_ content: String, to address: String) -> String {
    guard isHarmless(address) else { return content }
    return "<a href=\"\(escaped(address))\" rel=\"noopener noreferrer\">\(content)</a>"
  }

  /// Only `http`, `https` and `mailto`, written plainly: browsers skip some characters that hide other schemes.
  static func isHarmless(_ address: String) -> Bool {
    guard address.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7f }) else { return false }
    let start = address.prefix(8).lowercased()
    return start.hasPrefix("http://") || start.hasPrefix("https://") || start.hasPrefix("mailto:")
  }
}

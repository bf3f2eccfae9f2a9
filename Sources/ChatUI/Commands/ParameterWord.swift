import SpecCore

extension ParameterItem {
  /// Every parameter with the word that commands name it by: `draft-length`, `top-p`, `target-takes-token`.
  static func byWord(_ items: [ParameterItem]) -> [(word: String, item: ParameterItem)] {
    var above = ""
    return items.map { item in
      // Single letters are the paper's: γ, ε, k.
      let words = item.name.lowercased().split(separator: " ").map(String.init).filter { $0.count > 1 }
      // What is indented belongs to the one above it.
      if item.name.hasPrefix(" ") { return (above + "-" + (words.last ?? ""), item) }
      above = words.joined(separator: "-")
      return (above, item)
    }
  }

  /// Takes a value that was written: a number, or a name.
  ///
  /// - Returns: false where it is neither.
  func take(_ text: String, _ settings: inout TunedSettings) -> Bool {
    let name = text.lowercased()
    if let absent, name == absent.lowercased() {
      set(&settings, nil)
      return true
    }
    guard names.isEmpty else {
      guard let index = names.firstIndex(where: { $0.lowercased() == name }) else { return false }
      set(&settings, range.lowerBound + Double(index))
      return true
    }
    return enter(text, &settings)
  }
}

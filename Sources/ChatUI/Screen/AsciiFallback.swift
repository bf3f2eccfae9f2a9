import TerminalCore

/// Replaces the signs of the screen's own texts where a terminal has only ASCII.
enum AsciiFallback {
  private static let signs: [String: String] = [
    "·": "-", "–": "-", "−": "-", "…": "~", "×": "x", "→": ">", "≥": ">", "“": "\"", "”": "\"", "’": "'",
    "γ": "g", "ε": "e", "τ": "t", "α": "a", "⏎": "$", "⇥": "^", "␛": "^",
    "│": "|", "─": "-", "┼": "+", "•": "*", "◦": "-", "▪": "+",
  ]

  static func apply(to buffer: inout Buffer) {
    for y in 0..<buffer.size.height {
      for x in 0..<buffer.size.width {
        guard let sign = signs[buffer[x, y].text] else { continue }
        buffer[x, y].text = sign
      }
    }
  }
}

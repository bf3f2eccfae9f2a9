/// Texts that a model or a person may write, and that a screen of cells can trip over.
enum NastyText {
  static let wide = [" 漢字", "语", " 한국", "ﾊﾝ", "Ａ", "　", "龘龘龘龘龘龘龘龘"]
  static let marks = [
    " e\u{301}", "\u{301}", "a\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "กำ", "क्षि", " ரொ",
    "\u{1112}\u{1161}\u{11ab}",
  ]
  static let emoji = ["👩‍👩‍👧‍👦", " 👍🏽", "❤️", "☎︎", "🇩🇪", "🇩", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "😀"]
  static let rightToLeft = [
    " שלום", "مرحبا", "\u{202e}evil\u{202c}", "\u{2067}א\u{2069}", "\u{200f}", "\u{61c}",
  ]
  static let invisible = [
    "\u{200b}", "\u{200d}", "\u{feff}", "\u{ad}", "\u{fe0f}", "\u{2060}", "\u{e0001}", "\u{34f}",
  ]
  static let controls = [
    "\u{0}", "\u{1b}[2J", "\u{9b}31m", "\u{7}", "\u{8}", "\t", "\r", "\r\n", "\n\n", "\u{7f}", "\u{85}",
    "\u{2028}", "\u{2029}",
  ]
  /// Halves of characters, and what has no width.
  static let broken = ["\u{fffd}", " \u{fffd}\u{fffd}", "\u{ffff}", "\u{10ffff}", "\u{e000}", "\u{378}"]
  static let blanks = ["", " ", "   ", "\u{a0}", "\u{3000}\u{3000}"]

  static let all = wide + marks + emoji + rightToLeft + invisible + controls + broken + blanks
}

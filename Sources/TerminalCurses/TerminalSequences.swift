/// Escape sequences that terminfo has no capability for, and the sequence that undoes everything.
enum TerminalSequences {
  /// Buttons and wheel, motion while a button is held, as numbers of any size (SGR).
  static let mouseOn = "\u{1b}[?1000h\u{1b}[?1002h\u{1b}[?1006h"
  static let mouseOff = "\u{1b}[?1006l\u{1b}[?1002l\u{1b}[?1000l"
  static let pasteOn = "\u{1b}[?2004h"
  static let pasteOff = "\u{1b}[?2004l"

  /// What brings the terminal back from any state of ours, ready before it is needed.
  ///
  /// Where there is no alternate screen to leave, the cursor goes below what was shown.
  static func restoration(_ entry: TerminfoEntry, _ capabilities: TerminalCapabilities) -> String {
    var sequence = capabilities.supportsMouse ? mouseOff : ""
    sequence += capabilities.supportsBracketedPaste ? pasteOff : ""
    sequence += entry.plainAttributes + entry.plainColors + entry.showCursor
    return sequence + (entry.leaveScreen.isEmpty ? entry.lastRow + "\r\n" : entry.leaveScreen)
  }
}

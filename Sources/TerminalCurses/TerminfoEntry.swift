import CNcurses
import Synchronization

/// What terminfo says of one type of terminal, as far as we ask.
struct TerminfoEntry: Equatable, Sendable {
  var name: String
  /// 0 without colours; 2²⁴ where colours are given as red, green and blue.
  var colors = 0
  var hasDirectColors = false
  var canMoveCursor = true
  var reportsMouse = false
  var pastesInBrackets = false
  /// Sequences to leave the alternate screen (empty where there is none), to show the cursor, to end
  /// attributes and colours, and to go to the last row.
  var leaveScreen = ""
  var showCursor = ""
  var plainAttributes = ""
  var plainColors = ""
  var lastRow = ""

  /// Terminfo keeps what it read last in one place, for the whole process.
  private static let lookUps = Mutex(())

  init(name: String) { self.name = name }

  /// Looks the type up; nil if terminfo does not know it. `rows` is the height of the screen.
  init?(lookingUp name: String, rows: Int) {
    var found = specbranch_terminal()
    let isKnown = Self.lookUps.withLock { _ in
      specbranch_look_up(name, Int32(max(0, rows - 1)), &found)
    }
    guard isKnown else { return nil }
    self.init(name: name)
    colors = Int(found.colors)
    hasDirectColors = found.has_direct_colors
    canMoveCursor = found.can_move_cursor
    reportsMouse = found.reports_mouse
    pastesInBrackets = found.pastes_in_brackets
    leaveScreen = Self.text(found.leave_screen)
    showCursor = Self.text(found.show_cursor)
    plainAttributes = Self.text(found.plain_attributes)
    plainColors = Self.text(found.plain_colors)
    lastRow = Self.text(found.last_row)
  }

  /// The text in an array of C characters, which Swift sees as a tuple.
  private static func text<Characters>(_ characters: Characters) -> String {
    withUnsafeBytes(of: characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}

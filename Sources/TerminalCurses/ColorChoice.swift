import TerminalCore

/// Which terminfo entry to use, and how many colours: a decision from values alone.
///
/// - `NO_COLOR` with any text means none; so do terminals with fewer than eight colours.
/// - 24-bit colour needs a terminal that has it (`COLORTERM` says `truecolor` or `24bit`, or its entry has
///   the flag `RGB`) and a direct-colour entry through which curses can ask for it: the type's own, as
///   `xterm-direct` for `xterm-256color`. Debian has those in ncurses-term. GNU screen passes COLORTERM on
///   from the terminal around it without having the colours, so that there it counts only within tmux.
/// - Otherwise the entry's own number decides: 256, 16 or 8. Nearest colours are shown; the palette is never
///   redefined, since a crash would leave it so.
struct ColorChoice: Equatable, Sendable {
  var entry: TerminfoEntry
  var depth: ColorDepth
  /// A remark for people, where more would be possible.
  var remark: String?

  static func choose(
    for entry: TerminfoEntry, environment: [String: String], wanted: ColorDepth? = nil,
    lookUp: (String) -> TerminfoEntry?
  ) -> ColorChoice {
    let native = depth(of: entry)
    if wanted == nil, environment["NO_COLOR", default: ""] != "" {
      return ColorChoice(entry: entry, depth: .none, remark: "NO_COLOR is set")
    }
    if wanted == ColorDepth.none || native == .none { return ColorChoice(entry: entry, depth: .none) }
    if native == .direct { return ColorChoice(entry: entry, depth: lesser(wanted, .direct)) }
    if wanted == .direct || (wanted == nil && claimsDirectColors(entry, environment)) {
      for name in directEntries(for: entry.name, environment) {
        guard let direct = lookUp(name), depth(of: direct) == .direct else { continue }
        return ColorChoice(entry: direct, depth: .direct)
      }
      let remark = "24-bit colour needs a terminfo entry such as xterm-direct (Debian: ncurses-term)"
      return ColorChoice(entry: entry, depth: native, remark: remark)
    }
    return ColorChoice(entry: entry, depth: lesser(wanted, native))
  }

  static func depth(of entry: TerminfoEntry) -> ColorDepth {
    switch entry.colors {
    case ..<8: .none
    case ..<16: .eight
    case ..<256: .sixteen
    case (1 << 24)... where entry.hasDirectColors: .direct
    default: .palette256
    }
  }

  private static func lesser(_ wanted: ColorDepth?, _ possible: ColorDepth) -> ColorDepth {
    let order = ColorDepth.allCases
    guard let wanted, order.firstIndex(of: wanted)! < order.firstIndex(of: possible)! else { return possible }
    return wanted
  }

  private static func claimsDirectColors(_ entry: TerminfoEntry, _ environment: [String: String]) -> Bool {
    if entry.hasDirectColors { return true }
    guard ["truecolor", "24bit"].contains(environment["COLORTERM", default: ""].lowercased()) else {
      return false
    }
    return !entry.name.hasPrefix("screen") || isInTmux(environment)
  }

  private static func isInTmux(_ environment: [String: String]) -> Bool {
    environment["TMUX", default: ""] != ""
  }

  /// Direct-colour entries that describe the same terminal, the best first.
  private static func directEntries(for name: String, _ environment: [String: String]) -> [String] {
    if name.hasPrefix("screen"), isInTmux(environment) { return ["tmux-direct"] }
    let endings = ["-256color", "-88color", "-16color", "-color", "-truecolor"]
    let base = endings.first { name.hasSuffix($0) }.map { String(name.dropLast($0.count)) } ?? name
    guard base.hasPrefix("xterm") else { return [base + "-direct"] }
    // xterm-kitty and the like have entries under their own names; the rest behaves like xterm.
    return [base + "-direct", base.dropFirst("xterm-".count) + "-direct", "xterm-direct"]
  }
}

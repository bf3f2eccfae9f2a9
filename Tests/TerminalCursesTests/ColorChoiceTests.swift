import TerminalCore
import Testing

@testable import TerminalCurses

@Suite struct ColorChoiceTests {
  private static let colors = [
    "vt100": 0, "linux": 8, "xterm": 8, "screen": 8, "xterm-16color": 16, "xterm-88color": 88,
    "xterm-256color": 256,
    "screen-256color": 256, "tmux-256color": 256, "xterm-kitty": 256, "alacritty": 256,
    "foreign-256color": 256,
    "xterm-direct": 1 << 24, "tmux-direct": 1 << 24, "kitty-direct": 1 << 24, "alacritty-direct": 1 << 24,
  ]

  private static func entry(_ name: String, without missing: String? = nil) -> TerminfoEntry? {
    guard name != missing, let count = colors[name] else { return nil }
    var entry = TerminfoEntry(name: name)
    entry.colors = count
    entry.hasDirectColors = count == 1 << 24
    return entry
  }

  private func choose(
    _ type: String, _ environment: [String: String] = [:], wanted: ColorDepth? = nil,
    without missing: String? = nil
  ) throws -> ColorChoice {
    ColorChoice.choose(
      for: try #require(Self.entry(type)), environment: environment, wanted: wanted,
      lookUp: { Self.entry($0, without: missing) })
  }

  @Test(
    arguments: [
      ("vt100", [:], "vt100", .none),
      ("linux", [:], "linux", .eight),
      ("xterm", [:], "xterm", .eight),
      ("xterm-16color", [:], "xterm-16color", .sixteen),
      ("xterm-88color", [:], "xterm-88color", .sixteen),
      ("xterm-256color", [:], "xterm-256color", .palette256),
      ("xterm-direct", [:], "xterm-direct", .direct),
      ("xterm-256color", ["COLORTERM": "truecolor"], "xterm-direct", .direct),
      ("xterm", ["COLORTERM": "24bit"], "xterm-direct", .direct),
      ("xterm-256color", ["COLORTERM": "yes"], "xterm-256color", .palette256),
      ("xterm-kitty", ["COLORTERM": "truecolor"], "kitty-direct", .direct),
      ("alacritty", ["COLORTERM": "truecolor"], "alacritty-direct", .direct),
      ("foreign-256color", ["COLORTERM": "truecolor"], "foreign-256color", .palette256),
      ("tmux-256color", ["COLORTERM": "truecolor", "TMUX": "/x"], "tmux-direct", .direct),
      ("screen-256color", ["COLORTERM": "truecolor"], "screen-256color", .palette256),
      ("screen-256color", ["COLORTERM": "truecolor", "TMUX": "/x"], "tmux-direct", .direct),
      ("vt100", ["COLORTERM": "truecolor"], "vt100", .none),
      ("xterm-256color", ["NO_COLOR": "1", "COLORTERM": "truecolor"], "xterm-256color", .none),
      ("xterm-256color", ["NO_COLOR": ""], "xterm-256color", .palette256),
    ] as [(String, [String: String], String, ColorDepth)])
  func environmentDecides(type: String, environment: [String: String], entry: String, depth: ColorDepth)
    throws
  {
    let choice = try choose(type, environment)
    #expect(choice.entry.name == entry)
    #expect(choice.depth == depth)
  }

  @Test(
    arguments: [
      ("xterm-256color", .sixteen, "xterm-256color", .sixteen), ("xterm", .palette256, "xterm", .eight),
      ("xterm-256color", .direct, "xterm-direct", .direct),
      ("xterm-direct", .palette256, "xterm-direct", .palette256),
      ("linux", ColorDepth.none, "linux", .none), ("vt100", .direct, "vt100", .none),
    ] as [(String, ColorDepth, String, ColorDepth)])
  func aWishIsFollowedAsFarAsTheTerminalGoes(
    type: String, wanted: ColorDepth, entry: String, depth: ColorDepth
  ) throws {
    let choice = try choose(type, ["COLORTERM": "truecolor"], wanted: wanted)
    #expect(choice.entry.name == entry)
    #expect(choice.depth == depth)
  }

  @Test func aWishForColorsOverrulesNoColor() throws {
    #expect(try choose("xterm-256color", ["NO_COLOR": "1"], wanted: .palette256).depth == .palette256)
  }

  @Test func aMissingEntryIsRemarkedOn() throws {
    let choice = try choose("xterm-256color", ["COLORTERM": "truecolor"], without: "xterm-direct")
    #expect(choice.depth == .palette256)
    #expect(choice.remark?.contains("ncurses-term") == true)
  }
}

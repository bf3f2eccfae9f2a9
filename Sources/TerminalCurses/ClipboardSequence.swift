import Foundation

/// What asks a terminal to put text into its clipboard (OSC 52).
///
/// The text travels as base64, so that nothing of it can end the sequence.
struct ClipboardSequence: Equatable, Sendable {
  /// What stands between the program and the terminal.
  enum Multiplexer: Equatable, Sendable {
    case none
    case tmux
    /// GNU screen.
    case screen
  }

  let multiplexer: Multiplexer

  /// GNU screen gives up on longer ones.
  private static let longestForScreen = 240

  init(environment: [String: String]) {
    let type = environment["TERM", default: ""]
    if environment["TMUX"]?.isEmpty == false, type.hasPrefix("tmux") || type.hasPrefix("screen") {
      multiplexer = .tmux
    } else if environment["STY"]?.isEmpty == false, type.hasPrefix("screen") {
      multiplexer = .screen
    } else {
      multiplexer = .none
    }
  }

  func bytes(_ text: String) -> String {
    let sequence = "\u{1b}]52;c;\(Data(text.utf8).base64EncodedString())\u{7}"
    switch multiplexer {
    case .none: return sequence
    case .tmux:
      // One setting of tmux takes the sequence itself (set-clipboard), another one hands it through (allow-passthrough).
      return sequence + "\u{1b}Ptmux;" + sequence.replacing("\u{1b}", with: "\u{1b}\u{1b}") + "\u{1b}\\"
    case .screen: return Self.chunks(sequence).map { "\u{1b}P\($0)\u{1b}\\" }.joined()
    }
  }

  private static func chunks(_ sequence: String) -> [Substring] {
    var rest = sequence[...]
    var chunks: [Substring] = []
    while !rest.isEmpty {
      chunks.append(rest.prefix(longestForScreen))
      rest = rest.dropFirst(longestForScreen)
    }
    return chunks
  }
}

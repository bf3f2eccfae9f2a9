import CNcurses
import CTerminalGuard
public import TerminalCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the terminal that the program runs in can do, found out without changing it.
public struct TerminalCapabilities: Equatable, Sendable {
  /// `TERM`, or nothing.
  public var type: String
  /// The terminfo entry that the screen uses: that type's, or its variant with 24-bit colour.
  public var entryName: String
  /// The entry's number of colours, 2²⁴ with 24-bit colour.
  public var colorCount: Int
  /// The colours the screen shows.
  public var depth: ColorDepth
  /// Nil where the terminal does not say.
  public var size: Size?
  public var encoding: TextEncoding
  public var supportsMouse: Bool
  public var supportsBracketedPaste: Bool
  /// Why there can be no screen; nil if there can.
  public var problem: TerminalError?
  /// Sentences for people about what could be better.
  public var remarks: [String]

  /// Frames of ASCII characters where others might not be shown.
  public var lineStyle: LineStyle {
    encoding == .utf8 && !type.hasPrefix("linux") && !type.hasPrefix("vt") ? .unicode : .ascii
  }

  /// Whether the sequence for the clipboard can be sent; consoles without one would show it.
  public var supportsClipboard: Bool { supportsMouse && !type.hasPrefix("linux") && !type.hasPrefix("vt") }

  /// Looks at the environment, terminfo and the terminal on standard input and output.
  ///
  /// `depth` asks for fewer colours, or for 24-bit colour where the environment does not tell of it.
  public static func detect(environment: [String: String], depth: ColorDepth? = nil) -> TerminalCapabilities {
    TerminalProfile(environment: environment, depth: depth).capabilities
  }
}

/// The capabilities with the terminfo entry they come from.
struct TerminalProfile: Sendable {
  var capabilities: TerminalCapabilities
  var entry: TerminfoEntry

  init(environment: [String: String], depth: ColorDepth?) {
    var (columns, rows) = (Int32(0), Int32(0))
    let hasSize = specbranch_window_size(STDOUT_FILENO, &columns, &rows)
    self.init(
      environment: environment, depth: depth,
      isTerminal: isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1,
      size: hasSize ? Size(width: Int(columns), height: Int(rows)) : nil,
      encoding: TextLocale.current.encoding,
      lookUp: { TerminfoEntry(lookingUp: $0, rows: hasSize ? Int(rows) : 24) })
  }

  init(
    environment: [String: String], depth: ColorDepth?, isTerminal: Bool, size: Size?, encoding: TextEncoding,
    lookUp: (String) -> TerminfoEntry?
  ) {
    let type = environment["TERM", default: ""]
    let known = type.isEmpty ? nil : lookUp(type)
    let choice = ColorChoice.choose(
      for: known ?? TerminfoEntry(name: type), environment: environment, wanted: depth, lookUp: lookUp)
    entry = choice.entry
    capabilities = TerminalCapabilities(
      type: type, entryName: entry.name, colorCount: entry.colors, depth: choice.depth, size: size,
      encoding: encoding, supportsMouse: entry.reportsMouse,
      supportsBracketedPaste: entry.pastesInBrackets || entry.reportsMouse && !type.hasPrefix("linux"),
      problem: Self.problem(type: type, entry: known, isTerminal: isTerminal),
      remarks: [choice.remark, Self.remark(on: encoding)].compactMap { $0 })
  }

  private static func problem(type: String, entry: TerminfoEntry?, isTerminal: Bool) -> TerminalError? {
    if !isTerminal { return .notATerminal }
    if type.isEmpty { return .typeUnset }
    guard let entry else { return .typeUnknown(type) }
    return entry.canMoveCursor ? nil : .typeTooSimple(type)
  }

  private static func remark(on encoding: TextEncoding) -> String? {
    switch encoding {
    case .utf8: nil
    case .unspecified: "no locale is set; LANG=C.UTF-8 would give frames their lines"
    case .other(let name): "the locale's encoding is \(name); only ASCII can be shown, LANG=C.UTF-8 shows all"
    }
  }
}

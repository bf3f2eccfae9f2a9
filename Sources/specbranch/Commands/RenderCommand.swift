import ArgumentParser
import ChatUI
import Foundation
import TerminalCore
import ThemeCatalog

/// Draws a recorded trace as the chat would show it, without a terminal.
struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Draw a recorded trace as the chat would show it.",
    discussion: """
      A trace is written by --trace, of run or of the chat; it may hold several replies. Without --output \
      the screen's text goes to standard output.
      """)

  @Option(help: ArgumentHelp("The trace: events as JSON lines.", valueName: "file.jsonl"))
  var trace: String

  @Option(help: ArgumentHelp("Columns and rows of the screen.", valueName: "columns×rows"))
  var size = "120x40"

  @Option(help: ArgumentHelp("The reply to show, counted from 1 (default: the last).", valueName: "n"))
  var reply: Int?

  @Option(
    help: ArgumentHelp("The reply's round to show in the panes (default: the newest).", valueName: "n"))
  var round: Int?

  @Option(help: ArgumentHelp("A theme's name or file.", valueName: "name"))
  var theme = "dark"

  @OptionGroup var panes: PaneOptions

  @Flag(help: "Draw with ASCII only.")
  var ascii = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Where to write it: a picture (.svg), text with colours (.ansi, .ans) or plain text (.txt).",
      valueName: "file"))
  var output: String?

  func run() async throws {
    let format = try Format(output)
    let theme = try ThemeCatalog.standard().theme(named: theme)
    let view = try view(theme)
    let replay = try TraceFile(path: trace).replay()
    if replay.isCutOff {
      StandardError.write("The last line of \(trace) was cut off and is left out.")
    }
    let frame = try replay.frame(view)
    switch format {
    case .picture: try write(FrameRenderer.svg(frame, theme, title: "SpecBranch"))
    case .colors: try write(FrameRenderer.ansi(frame, theme))
    case .text: try write(FrameRenderer.text(frame))
    }
  }

  private enum Format {
    case picture
    case colors
    case text

    init(_ output: String?) throws(CommandFailure) {
      switch output.map({ URL(fileURLWithPath: $0).pathExtension.lowercased() }) {
      case "svg": self = .picture
      case "ansi", "ans": self = .colors
      case "txt", nil: self = .text
      default:
        throw CommandFailure(
          "What \(output ?? "") shall hold is not clear; end its name in .svg, .ansi or .txt.")
      }
    }
  }

  private func view(_ theme: Theme) throws(CommandFailure) -> TraceReplay.View {
    var view = TraceReplay.View(size: try screenSize())
    view.lines = ascii ? .ascii : .unicode
    view.theme = theme.name
    view.panes = try panes.shown()
    view.zoomed = try panes.zoomed()
    (view.reply, view.round) = (reply, round)
    return view
  }

  private func screenSize() throws(CommandFailure) -> Size {
    let numbers = size.lowercased().split { $0 == "x" || $0 == "×" }.map { Int($0) ?? 0 }
    guard numbers.count == 2, numbers.allSatisfy((1...1000).contains) else {
      throw CommandFailure("The size “\(size)” is none; write columns and rows, 1 to 1000, like 120x40.")
    }
    return Size(width: numbers[0], height: numbers[1])
  }

  private func write(_ text: String) throws {
    guard let output else { return print(text, terminator: "") }
    guard let file = OutputFile.open(output), OutputFile.write(Array(text.utf8), to: file.fileDescriptor) == 0
    else {
      throw CommandFailure("\(output) cannot be written; is the folder there and the disk not full?")
    }
  }
}

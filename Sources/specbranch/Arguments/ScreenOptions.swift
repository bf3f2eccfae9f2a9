import ArgumentParser
import ChatUI

/// What the chat looks like at first.
struct ScreenOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A theme's name or file (default: dark, or light where the terminal says it is).", valueName: "name"),
    completion: Completions.themes)
  var theme: String?

  @Option(
    help: ArgumentHelp(
      "The panes beside the conversation: \(PaneKind.allCases.map(\.name).joined(separator: ",")), or none.",
      valueName: "names"))
  var panes: String?

  @Flag(inversion: .prefixedNo, help: "Draw with ASCII only.")
  var ascii: Bool?

  @Flag(inversion: .prefixedNo, help: "Take the mouse's clicks and wheel.")
  var mouse: Bool?

  func validate() throws {
    for name in paneNames ?? [] where PaneKind(named: name) == nil {
      let names = PaneKind.allCases.map(\.name).joined(separator: ", ")
      throw ValidationError("No pane is called “\(name)”; the panes are \(names).")
    }
  }

  var paneNames: [String]? {
    panes.map { $0 == "none" ? [] : $0.split(separator: ",").map(String.init) }
  }
}

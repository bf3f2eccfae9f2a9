import ArgumentParser
import ChatUI

/// Which panes stand on the screen at first.
struct PaneOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The panes beside the conversation: \(PaneKind.allCases.map(\.name).joined(separator: ",")), or none.",
      valueName: "names"))
  var panes: String?

  @Option(help: ArgumentHelp("A pane in the conversation's place.", valueName: "name"))
  var zoom: String?

  /// Nil where they were not named.
  func shown() throws(CommandFailure) -> [PaneKind]? {
    guard let panes else { return nil }
    guard panes != "none" else { return [] }
    return try panes.split(separator: ",").map { name throws(CommandFailure) in try Self.pane(String(name)) }
  }

  func zoomed() throws(CommandFailure) -> PaneKind? {
    guard let zoom else { return nil }
    return try Self.pane(zoom)
  }

  private static func pane(_ name: String) throws(CommandFailure) -> PaneKind {
    guard let pane = PaneKind(named: name) else {
      let names = PaneKind.allCases.map(\.name).joined(separator: ", ")
      throw CommandFailure("No pane is called “\(name)”; the panes are \(names).")
    }
    return pane
  }
}

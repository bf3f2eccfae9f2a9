import ArgumentParser
import Foundation

/// Writes the manual page; the installation calls it, people do not.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "__manual", abstract: "Write the manual page.", shouldDisplay: false)

  func run() throws {
    let help = try JSONDecoder().decode(ParserHelp.self, from: Data(SpecBranchCommand._dumpHelp().utf8))
    print(ManualPage(help.command).text, terminator: "")
  }
}

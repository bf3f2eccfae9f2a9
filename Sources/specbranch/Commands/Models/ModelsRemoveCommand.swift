import ArgumentParser
import Foundation
import PairCatalog

/// Removes a pair of the user's library.
struct ModelsRemoveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove a pair and the files that were fetched for it.",
    discussion: """
      Files that lie outside the pair's own folder stay where they are. What specbranch models set kept for the \
      pair goes, unless another pair of that name is left.
      """)

  @Argument(help: "The pair.", completion: Completions.pairs) var name: String
  @Flag(name: .shortAndLong, help: "Do not ask.") var yes = false

  func run() async throws {
    let library = try ModelLibrary.ofUser()
    guard library.has(name) || library.unfinished.contains(name) else { return try library.remove(name) }
    if !yes {
      guard isatty(STDIN_FILENO) == 1 else {
        throw CommandFailure("Removing \(name) needs your word; give --yes.")
      }
      StandardError.write(raw: "Remove \(name) and its files in \(library.files(of: name).path)? [y/N] ")
      guard ["y", "yes"].contains(readLine()?.lowercased() ?? "") else {
        throw CommandFailure("\(name) was left as it is.")
      }
    }
    try library.remove(name)
    if (try? PairCatalog.installed().pair(named: name)) == nil {
      try PairSettingsFile(pair: name, besides: ConfiguredSettings().path).remove()
    }
    await CommandOutput.print("\(name) is removed.")
  }
}

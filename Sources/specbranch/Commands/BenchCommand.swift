import ArgumentParser

/// What the program costs and what it gains.
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure decoding modes, or many conversations.",
    discussion: "Without the name of a bench it compares decoding modes.",
    subcommands: [BenchModesCommand.self, BenchLibraryCommand.self],
    defaultSubcommand: BenchModesCommand.self)
}

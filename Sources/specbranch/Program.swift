import ArgumentParser
import LlamaBackend

/// The program's entry: settings that must be in place before anything else, then the command line.
@main
struct Program {
  static func main() async {
    OpenMPSettings.relaunchWithSpinCountIfNeeded()
    await SpecBranchCommand.main()
  }
}

struct SpecBranchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "specbranch",
    abstract: "Chat with a local language model and see it speculate.",
    discussion: """
      A small draft model guesses ahead along several branches, a large target model checks the guesses, \
      and the screen shows it live. The text is exactly the target's own, in every mode.

      Exit codes: 0 finished, 1 failed, 2 a bench whose emulated lanes could not keep their time, 64 the command line \
      is wrong, 130 ended by Ctrl-C (128 and the number for other signals), 141 nobody reads the output.
      """,
    version: ProgramVersion.current,
    subcommands: [
      ChatCommand.self, RunCommand.self, RenderCommand.self, ReplayCommand.self, BenchCommand.self,
      ModelsCommand.self, ConversationsCommand.self, ExportCommand.self, ImportCommand.self,
      PredictorCommand.self, ConfigCommand.self, DoctorCommand.self, ProbeCommand.self,
      TargetWorkerCommand.self, ManualCommand.self,
    ],
    defaultSubcommand: ChatCommand.self)
}

/// The program's exit codes, beside those of the argument parser and of signals.
enum ExitStatus {
  /// A bench whose emulated lanes could not keep their time.
  static let invalidMeasurement: Int32 = 2
  static let nobodyReads: Int32 = 141
}

enum ProgramVersion {
  static let current = "0.1.0"
}

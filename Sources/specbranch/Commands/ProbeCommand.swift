import ArgumentParser
import LlamaBackend

/// Tries a model, and LoRA adapters on it, in a process of its own; the program calls it, people do not.
struct ProbeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: ModelProbe.subcommand, abstract: "Try a model file.", shouldDisplay: false)

  @Argument var path: String
  /// Each as `FILE:SCALE`.
  @Argument var adapters: [String] = []

  func run() { ModelProbe.runInChild(path: path, adapters: adapters) }
}

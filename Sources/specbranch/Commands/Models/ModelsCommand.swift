import ArgumentParser
import Foundation
import Hub
import PairCatalog

/// Pairs of models on this machine and in the hub.
struct ModelsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "List, fetch, check and remove pairs of models.",
    discussion: """
      A pair is a target and a draft with one vocabulary. Pairs of your own are in specbranch/models of the XDG \
      data folder (~/.local/share/specbranch/models): a manifest NAME.toml, and a folder NAME with the files \
      that were fetched.
      """,
    subcommands: [
      ModelsListCommand.self, ModelsShowCommand.self, ModelsPullCommand.self, ModelsAddCommand.self,
      ModelsRemoveCommand.self, ModelsVerifyCommand.self, ModelsCheckPairCommand.self,
      ModelsSetCommand.self,
    ],
    defaultSubcommand: ModelsListCommand.self)
}

extension ModelLibrary {
  /// The user's, wherever it is.
  static func ofUser() throws -> ModelLibrary {
    guard let library = ModelLibrary(environment: ProcessInfo.processInfo.environment) else {
      throw CommandFailure(
        "There is no folder for your models, since neither XDG_DATA_HOME nor HOME is set; set one.")
    }
    return library
  }
}

/// What a command prints.
enum CommandOutput {
  static func print(_ text: String) async {
    let output = TextOutput()
    output.write(text.hasSuffix("\n") ? text : text + "\n")
    _ = await output.finish()
  }

  static func print(json value: some Encodable) async throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    let output = TextOutput()
    output.write(json: String(decoding: try encoder.encode(value), as: UTF8.self) + "\n")
    _ = await output.finish()
  }

  /// Columns as wide as their longest text; the last one as it is.
  static func table(_ rows: [[String]]) -> String {
    let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).enumerated().map { index, cell in
        index == row.count - 1 ? cell.0 : cell.0 + String(repeating: " ", count: cell.1 - cell.0.count)
      }
      return "  " + cells.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}

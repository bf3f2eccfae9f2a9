import Foundation
import PairCatalog
import SpecCore

/// Which files to load and what is known about them, before anything is loaded.
struct PairSource: Sendable {
  let name: String
  let targetPath: String
  /// nil decodes with the target alone.
  let draftPath: String?
  /// The posterior predictor's file; nil for none.
  let predictorPath: String?
  /// What the manifest says, for a named pair.
  let catalogued: CataloguedPair?

  /// - Parameter folders: where the user has pairs, beside the usual places.
  init(_ options: PairOptions, folders: [String]) throws(CommandFailure) {
    if let target = options.target {
      name = ([target] + [options.draft].compactMap(\.self))
        .map { URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent }
        .joined(separator: " + ")
      targetPath = target
      draftPath = options.draft
      predictorPath = options.predictor
      catalogued = nil
      return
    }
    do throws(PairError) {
      let pair = try PairCatalog.installed(folders).pair(named: options.pair ?? PairCatalog.defaultName)
      name = pair.name
      targetPath = pair.targetPath
      draftPath = pair.draftPath
      predictorPath = options.predictor ?? pair.predictorPath
      catalogued = pair
    } catch {
      throw CommandFailure(error.sentence)
    }
  }

  var parameters: DecodingParameters { catalogued?.parameters ?? DecodingParameters() }
}

extension PairCatalog {
  /// The pairs that this installation, the user and a checkout have.
  static func installed(_ folders: [String] = ConfiguredSettings().modelFolders) -> PairCatalog {
    PairCatalog(
      executable: Executable.path, environment: ProcessInfo.processInfo.environment,
      currentFolder: FileManager.default.currentDirectoryPath, named: folders)
  }
}

/// The program's own file.
enum Executable {
  static var path: String { Bundle.main.executablePath ?? CommandLine.arguments[0] }
}

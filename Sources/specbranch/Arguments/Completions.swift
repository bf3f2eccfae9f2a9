import ArgumentParser
import Configuration
import ConversationStore
import Foundation
import LlamaBackend
import PairCatalog
import ThemeCatalog

/// What a shell offers for an option's value.
enum Completions {
  static let pairs = CompletionKind.custom { _, _, _ in
    PairCatalog.installed(ConfiguredSettings().modelFolders).list().pairs.map(\.name)
  }
  static let themes = CompletionKind.custom { _, _, _ in ThemeCatalog.standard().allNames }
  static let profiles = CompletionKind.custom { _, _, _ in
    ConfiguredSettings().document.profiles.keys.sorted()
  }
  /// The numbers of the conversations that are kept; looking makes no file.
  static let conversations = CompletionKind.custom { _, _, _ async -> [String] in
    guard FileManager.default.fileExists(atPath: ConversationLocation().path),
      let titles = try? await ConversationLibrary().titles()
    else { return [] }
    return titles.map { "\($0.id)" }
  }
  static let personas = CompletionKind.custom { _, _, _ in
    PersonaFiles.all(environment: ProcessInfo.processInfo.environment).personas.map(\.name)
  }
  static let templates = CompletionKind.custom { _, _, _ in ChatTemplates.names }
  static let settings = CompletionKind.list(SettingName.allCases.map(\.rawValue))
}

extension ThemeCatalog {
  /// Every name that a theme can be chosen by.
  var allNames: [String] { Set(names + ["monochrome"]).sorted() }
}

import ArgumentParser
import Configuration
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
  static let templates = CompletionKind.custom { _, _, _ in ChatTemplates.names }
  static let settings = CompletionKind.list(SettingName.allCases.map(\.rawValue))
}

extension ThemeCatalog {
  /// Every name that a theme can be chosen by.
  var allNames: [String] { Set(names + ["monochrome"]).sorted() }
}

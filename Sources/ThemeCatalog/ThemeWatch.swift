public import TerminalCore
import UserFiles

/// Notices when the file of the theme in use changes.
public struct ThemeWatch: Sendable {
  private let catalog: ThemeCatalog
  private let name: String
  private var file: FileWatch

  /// Watches the theme of that name, which has just been read.
  public init(catalog: ThemeCatalog, name: String) {
    self.catalog = catalog
    self.name = name
    file = FileWatch(catalog.file(named: name))
  }

  /// The theme as its file gives it now, or why it cannot be used; nil where nothing changed since the last
  /// time, or the file is gone.
  public mutating func change() -> Result<Theme, ThemeError>? {
    guard file.notices(catalog.file(named: name)) else { return nil }
    return Result { () throws(ThemeError) in try catalog.theme(named: name) }
  }
}

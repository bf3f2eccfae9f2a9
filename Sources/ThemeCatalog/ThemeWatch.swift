import Foundation
public import TerminalCore

/// Notices when the file of the theme in use changes; it is asked now and then, so that it works anywhere.
public struct ThemeWatch: Sendable {
  private struct Stamp: Equatable {
    let file: String
    let modified: Date?
    let size: Int?
  }

  private let catalog: ThemeCatalog
  private let name: String
  private var seen: Stamp?

  /// Watches the theme of that name, which has just been read.
  public init(catalog: ThemeCatalog, name: String) {
    self.catalog = catalog
    self.name = name
    seen = stamp()
  }

  /// The theme as its file gives it now, or why it cannot be used; nil where nothing changed since the last
  /// time, or the file is gone.
  public mutating func change() -> Result<Theme, ThemeError>? {
    guard let now = stamp(), now != seen else { return nil }
    seen = now
    return Result { () throws(ThemeError) in try catalog.theme(named: name) }
  }

  private func stamp() -> Stamp? {
    guard let file = catalog.file(named: name),
      let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    else { return nil }
    return Stamp(
      file: file, modified: attributes[.modificationDate] as? Date,
      size: (attributes[.size] as? NSNumber)?.intValue)
  }
}

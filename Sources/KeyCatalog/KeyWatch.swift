public import ChatUI
import UserFiles

/// Notices when the user's key file changes.
public struct KeyWatch: Sendable {
  private let path: String
  private var file: FileWatch

  /// Watches the file at that path from now on; it need not be there yet.
  public init(path: String) {
    self.path = path
    file = FileWatch(path)
  }

  /// The keys as the file gives them now, and what is wrong with it, each as one sentence for people; nil
  /// where nothing changed since the last time, or the file is gone.
  public mutating func change() -> (map: KeyMap, problems: [String])? {
    guard file.notices(path) else { return nil }
    return KeyFile.keys(at: path)
  }
}

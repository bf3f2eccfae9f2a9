public import Foundation

/// Where conversations are kept, for the user's eyes only.
public struct ConversationLocation: Sendable, Equatable {
  public let folder: URL

  public init(folder: URL) { self.folder = folder }

  /// `$XDG_DATA_HOME/specbranch`, by default `~/.local/share/specbranch`.
  public init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    let data =
      environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? URL(fileURLWithPath: $0) : nil }
      ?? FileManager.default.homeDirectoryForCurrentUser.appending(path: ".local/share")
    folder = data.appending(path: "specbranch")
  }

  public var path: String { folder.appending(path: "conversations.sqlite").path }

  /// Makes the folder (0700) and the file (0600), whatever the umask, and leaves existing folders as they are: the file
  /// itself keeps others out. SQLite gives its -wal and -shm the file's permissions.
  func prepare() throws(ConversationStoreError) {
    var isFolder: ObjCBool = false
    if !FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) {
      let above = folder.deletingLastPathComponent()
      try? FileManager.default.createDirectory(
        at: above, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      guard mkdir(folder.path, 0o700) == 0 || errno == EEXIST else {
        throw .folderUnavailable(path: folder.path)
      }
      chmod(folder.path, 0o700)
    } else if !isFolder.boolValue {
      throw .folderUnavailable(path: folder.path)
    }
    try createFile()
    for suffix in ["", "-wal", "-shm"] { chmod(path + suffix, 0o600) }
  }

  private func createFile() throws(ConversationStoreError) {
    // Only a new file is opened here: closing any descriptor of a file drops all of the process's locks on it, those of
    // SQLite included.
    let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      close(descriptor)
      return
    }
    guard errno == EEXIST else { throw .notWritable(path: path) }
    guard
      let attributes = try? FileManager.default.attributesOfItem(
        atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path),
      attributes[.type] as? FileAttributeType == .typeRegular
    else { throw .foreign(path: path) }
  }

  /// Runs `body` while no other process opens or migrates the file.
  ///
  /// The lock is on the folder, so it leaves no file. Where the file system has no such locks, SQLite's own must do.
  func alone<Result>(_ body: () throws -> Result) rethrows -> Result {
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    if descriptor >= 0 { while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {} }
    return try body()
  }
}

import Foundation

/// Writes a file that only its user may read, whole or not at all.
public enum PrivateFile {
  /// Puts the text in the file's place: whoever reads meanwhile finds the old text or the new one. A link
  /// stays one; what it leads to is written.
  ///
  /// - Throws: an error of the file system; then the file is as it was.
  public static func replace(_ path: String, with text: String) throws {
    let file = target(of: path)
    let temporary = file.deletingLastPathComponent()
      .appendingPathComponent(".\(file.lastPathComponent)-\(UUID().uuidString)")
    let descriptor = open(temporary.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteNoPermission) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: Data(text.utf8))
      // On the disk before the name is: else a power cut could leave an empty file.
      try handle.synchronize()
      try handle.close()
      guard rename(temporary.path, file.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      unlink(temporary.path)
      throw error
    }
  }

  /// Moves the file aside, to its name with that ending, and a number where that is taken.
  ///
  /// - Returns: where it is now.
  public static func moveAside(_ path: String, ending: String) throws -> String {
    let file = target(of: path).path
    var free = file + ending
    var number = 2
    while FileManager.default.fileExists(atPath: free) {
      free = "\(file)\(ending)-\(number)"
      number += 1
    }
    try FileManager.default.moveItem(atPath: file, toPath: free)
    return free
  }

  /// Runs the body while no other process is in it with a file of the same folder, which is made where it
  /// is missing. Some network folders know no locks; there it runs all the same.
  public static func withLockedFolder<Result>(of path: String, _ body: () throws -> Result) throws -> Result {
    let folder = target(of: path).deletingLastPathComponent().path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    if descriptor >= 0 { _ = flock(descriptor, LOCK_EX) }
    return try body()
  }

  private static func target(of path: String) -> URL {
    URL(fileURLWithPath: path).resolvingSymlinksInPath()
  }
}

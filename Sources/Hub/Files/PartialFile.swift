import Foundation
import SpecCore

/// A file on its way: `NAME.partial`, and beside it what it is a part of.
///
/// Its owner holds the lock of the name.
final class PartialFile {
  /// What a later start must find unchanged to go on.
  struct Origin: Codable, Equatable {
    /// The content's SHA-256, or repository, commit and path.
    let identity: String
    /// The entity tag of the server that sends it, where that is a strong one.
    var validator: String?
  }

  let finalPath: String
  let path: String
  private let originPath: String
  private let descriptor: Int32
  private let digest = SHA256Digest()
  private(set) var size = 0
  private(set) var origin: Origin

  /// Opens what is there of the same content, or starts afresh.
  init(
    finalPath: String, identity: String, cancellation: CancellationFlag, checking: (Int) -> Void
  ) throws(HubError) {
    self.finalPath = finalPath
    path = finalPath + ".partial"
    originPath = path + ".json"
    let known = (try? Data(contentsOf: URL(fileURLWithPath: originPath)))
      .flatMap { try? JSONDecoder().decode(Origin.self, from: $0) }
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw .file(path, "written") }
    origin = Origin(identity: identity)
    var status = stat()
    guard let known, known.identity == identity, fstat(descriptor, &status) == 0 else {
      try restart()
      return
    }
    origin = known
    size = Int(status.st_size)
    if digest.update(from: descriptor, count: size, cancellation, checking) { return }
    if cancellation.isSet { throw .cancelled }
    try restart()
  }

  deinit { close(descriptor) }

  /// Throws away what is there.
  func restart() throws(HubError) {
    guard ftruncate(descriptor, 0) == 0 else { throw .file(path, "written") }
    digest.restart()
    size = 0
    origin.validator = nil
    try saveOrigin()
  }

  func setValidator(_ validator: String?) throws(HubError) {
    guard origin.validator != validator else { return }
    origin.validator = validator
    try saveOrigin()
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws(HubError) {
    var start = 0
    while start < bytes.count {
      let count = pwrite(descriptor, bytes.baseAddress! + start, bytes.count - start, off_t(size + start))
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        let error = HubError.file(path, "written")
        size += start
        digest.update(UnsafeRawBufferPointer(rebasing: bytes[..<start]))
        throw error
      }
      start += count
    }
    size += start
    digest.update(bytes)
  }

  /// Makes what was written survive a power cut, as far as it got.
  func sync() throws(HubError) {
    guard fsync(descriptor) == 0 else { throw .file(path, "written") }
  }

  /// Gives the file its name, once its content is what was asked for.
  ///
  /// - Returns: its SHA-256.
  func finish(expecting sha256: String?) throws(HubError) -> String {
    let sum = digest.finish()
    guard sha256 == nil || sha256 == sum else {
      discard()
      throw HubError(
        .wrongContent,
        "What arrived as \((finalPath as NSString).lastPathComponent) is not what the hub describes "
          + "(its checksum differs), so it was deleted; try again.")
    }
    try sync()
    guard rename(path, finalPath) == 0 else { throw .file(finalPath, "written") }
    unlink(originPath)
    syncFolder()
    return sum
  }

  func discard() {
    unlink(path)
    unlink(originPath)
  }

  /// Takes away what a process that was ended after the renaming has left.
  static func removeRemains(of finalPath: String) {
    unlink(finalPath + ".partial.json")
    unlink(finalPath + ".partial")
  }

  /// Not by way of a second file, which a killed process would leave: a broken one only means to start afresh.
  private func saveOrigin() throws(HubError) {
    guard let data = try? JSONEncoder().encode(origin),
      (try? data.write(to: URL(fileURLWithPath: originPath))) != nil
    else { throw .file(originPath, "written") }
  }

  /// The new name is durable only once the folder is.
  private func syncFolder() {
    let folder = open((finalPath as NSString).deletingLastPathComponent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }
}

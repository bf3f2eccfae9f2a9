import Foundation
import SpecCore

/// A lock between processes, which ends with the process that holds it however that ends.
final class FileLock {
  private static let pollInterval = 0.1

  private let path: String
  private let descriptor: Int32

  /// Waits for the lock.
  ///
  /// - Parameter waiting: called once if another holds it.
  init(path: String, cancellation: CancellationFlag, waiting: () -> Void) throws(HubError) {
    self.path = path
    var said = false
    while true {
      if cancellation.isSet { throw .cancelled }
      if let descriptor = try Self.acquire(path) {
        self.descriptor = descriptor
        return
      }
      if !said { waiting() }
      said = true
      Thread.sleep(forTimeInterval: Self.pollInterval)
    }
  }

  /// Takes the file away while it is still locked: who waits for it notices that it is another file.
  deinit {
    unlink(path)
    close(descriptor)
  }

  /// - Returns: nil while another process, or another part of this one, holds the lock.
  private static func acquire(_ path: String) throws(HubError) -> Int32? {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .file(path, "written") }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
    var (mine, there) = (stat(), stat())
    guard fstat(descriptor, &mine) == 0, lstat(path, &there) == 0, mine.st_ino == there.st_ino,
      mine.st_dev == there.st_dev
    else {
      close(descriptor)
      return nil
    }
    return descriptor
  }
}

extension HubError {
  /// A failure of the last system call on a file.
  static func file(_ path: String, _ verb: String) -> HubError {
    switch errno {
    case ENOSPC, EDQUOT:
      HubError(
        .noSpace, "The disk is full; make room for \(path), then try again: it goes on where it stopped.")
    case let code:
      HubError(
        .localFile,
        "\(path) cannot be \(verb) (\(String(cString: strerror(code)))); check the folder's permissions.")
    }
  }
}

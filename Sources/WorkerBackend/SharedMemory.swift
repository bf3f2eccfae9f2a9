import Foundation

/// Memory that the program and its worker share: the rows of logits of the last forward.
///
/// It grows as needed, and each end maps it anew when it lacks something.
final class SharedMemory {
  let descriptor: Int32
  private var mapping: UnsafeMutableRawPointer?
  private var mappedSize = 0

  /// - Parameter descriptor: the file behind the memory, which this object then owns.
  init(descriptor: Int32) { self.descriptor = descriptor }

  /// Makes memory without a name, so that nothing is left of it when its last user ends; nil where the
  /// system refuses.
  static func make() -> SharedMemory? {
    let folders = ["/dev/shm", NSTemporaryDirectory()]
    for folder in folders {
      var template = Array("\(folder)/specbranch-XXXXXX".utf8CString)
      let descriptor = mkstemp(&template)
      guard descriptor >= 0 else { continue }
      unlink(template)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      return SharedMemory(descriptor: descriptor)
    }
    return nil
  }

  deinit {
    if let mapping { munmap(mapping, mappedSize) }
    close(descriptor)
  }

  /// The memory, after making it as large as asked for; only the worker's end does this.
  func writable(_ size: Int) -> UnsafeMutableRawPointer? {
    if size > mappedSize, !Self.grow(descriptor, size) { return nil }
    return mapped(size)
  }

  /// The memory as the other end has made it, at least so large; nil where it is smaller.
  func readable(_ size: Int) -> UnsafeRawPointer? {
    if size > mappedSize {
      var status = stat()
      guard fstat(descriptor, &status) == 0, Int(status.st_size) >= size else { return nil }
    }
    return mapped(size).map { UnsafeRawPointer($0) }
  }

  private static func grow(_ descriptor: Int32, _ size: Int) -> Bool {
    #if canImport(Darwin)
      ftruncate(descriptor, off_t(size)) == 0
    #else
      // Taken now: a write to memory that the system does not have would end the process.
      posix_fallocate(descriptor, 0, off_t(size)) == 0
    #endif
  }

  private func mapped(_ size: Int) -> UnsafeMutableRawPointer? {
    if size <= mappedSize { return mapping }
    if let mapping { munmap(mapping, mappedSize) }
    (mapping, mappedSize) = (nil, 0)
    let pointer = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
    guard let pointer, pointer != MAP_FAILED else { return nil }
    (mapping, mappedSize) = (pointer, size)
    return pointer
  }
}

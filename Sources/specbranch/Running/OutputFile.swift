import Foundation

/// A file opened for writing, new or emptied; a device is written to as it is.
enum OutputFile {
  /// - Parameter appending: keeps what is there.
  /// - Returns: nil if it cannot be opened.
  static func open(_ path: String, appending: Bool = false) -> FileHandle? {
    let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (appending ? O_APPEND : O_TRUNC)
    let descriptor = Foundation.open(path, flags, 0o600)
    return descriptor < 0 ? nil : FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Writes everything.
  ///
  /// - Returns: 0, or the error's number.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress, $0.count)
      }
      if count >= 0 {
        start += count
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}

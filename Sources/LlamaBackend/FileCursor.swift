#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads little-endian values from a file, front to back, and never past its end.
struct FileCursor: ~Copyable {
  /// Reading would pass the end of the file, or the file shrank.
  struct EndOfFile: Error {}

  private static let windowSize = 1 << 16

  let size: UInt64
  private(set) var offset: UInt64 = 0
  private let descriptor: Int32
  private var window: [UInt8] = []
  private var windowStart: UInt64 = 0

  /// Opens a regular file.
  init(path: String) throws(ModelLoadError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw Self.unreadable(path, errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw ModelLoadError(.unreadable, "\(path) is a folder; name the model file in it.")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ModelLoadError(.unreadable, "\(path) is not a regular file; name a model file.")
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unreadable(path, errno) }
    self.descriptor = descriptor
    size = UInt64(clamping: status.st_size)
  }

  deinit { _ = close(descriptor) }

  var remaining: UInt64 { size - offset }

  mutating func skip(_ count: UInt64) throws(EndOfFile) {
    guard count <= remaining else { throw EndOfFile() }
    offset += count
  }

  mutating func integer<Value: FixedWidthInteger>(_: Value.Type) throws(EndOfFile) -> Value {
    let bytes = try bytes(MemoryLayout<Value>.size)
    return bytes.reversed().reduce(0) { $0 << 8 | Value(truncatingIfNeeded: $1) }
  }

  /// - Parameter count: small enough to hold in memory; callers bound it first.
  mutating func bytes(_ count: Int) throws(EndOfFile) -> ArraySlice<UInt8> {
    guard UInt64(count) <= remaining else { throw EndOfFile() }
    if offset < windowStart || offset + UInt64(count) > windowStart + UInt64(window.count) {
      try fill(atLeast: count)
    }
    let start = Int(offset - windowStart)
    offset += UInt64(count)
    return window[start..<start + count]
  }

  private mutating func fill(atLeast count: Int) throws(EndOfFile) {
    let wanted = min(max(count, Self.windowSize), Int(clamping: remaining))
    var filled = 0
    let start = offset
    let descriptor = descriptor
    window = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, initialized in
      while filled < wanted {
        let got = pread(
          descriptor, buffer.baseAddress! + filled, wanted - filled, off_t(start) + off_t(filled))
        if got < 0 && errno == EINTR { continue }
        if got <= 0 { break }
        filled += got
      }
      initialized = filled
    }
    windowStart = offset
    guard filled >= count else { throw EndOfFile() }
  }

  private static func unreadable(_ path: String, _ code: Int32) -> ModelLoadError {
    switch code {
    case ENOENT, ENOTDIR: ModelLoadError(.unreadable, "There is no file at \(path); check the path.")
    case EACCES, EPERM: ModelLoadError(.unreadable, "\(path) may not be read; check its permissions.")
    default: ModelLoadError(.unreadable, "\(path) cannot be read: \(String(cString: strerror(code))).")
    }
  }
}

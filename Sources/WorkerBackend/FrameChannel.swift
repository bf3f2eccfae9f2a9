import Foundation

/// One end of the stream of frames between the program and a worker; reading and writing are each for one
/// thread at a time.
final class FrameChannel: @unchecked Sendable {
  /// The other end has gone, or talks nonsense.
  struct Closed: Error {}

  private let descriptor: Int32

  /// - Parameter descriptor: one end of a pair of connected sockets, which the channel then owns.
  init(descriptor: Int32) {
    self.descriptor = descriptor
    #if canImport(Darwin)
      var on: Int32 = 1
      setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
    #endif
  }

  deinit { _ = close(descriptor) }

  /// Two connected sockets that a program started later does not inherit by accident.
  static func socketPair() -> (Int32, Int32)? {
    var pair: [Int32] = [-1, -1]
    #if canImport(Darwin)
      guard socketpair(AF_UNIX, SOCK_STREAM, 0, &pair) == 0 else { return nil }
      for descriptor in pair { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    #else
      let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
      guard socketpair(AF_UNIX, type, 0, &pair) == 0 else { return nil }
    #endif
    return (pair[0], pair[1])
  }

  func send(_ frame: WorkerFrame) throws(Closed) {
    #if canImport(Darwin)
      let flags: Int32 = 0
    #else
      let flags = Int32(MSG_NOSIGNAL)
    #endif
    let bytes = frame.bytes
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, flags)
      }
      if count > 0 {
        start += count
      } else if errno != EINTR {
        throw Closed()
      }
    }
  }

  /// Whether something can be read, or the other end has gone, within some time.
  ///
  /// - Parameter seconds: rounded up to milliseconds.
  func isReadable(within seconds: Double) -> Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, Int32(max(seconds * 1000, 0).rounded(.up))) > 0
  }

  /// The next frame; blocks until it has come whole.
  func receive() throws(Closed) -> WorkerFrame {
    guard let (header, valueCount, textBytes) = WorkerFrame.header(try read(WorkerFrame.headerSize)) else {
      throw Closed()
    }
    var frame = header
    if valueCount > 0 {
      frame.values = try read(4 * valueCount).withUnsafeBytes { Array($0.bindMemory(to: Int32.self)) }
    }
    if textBytes > 0 { frame.text = String(decoding: try read(textBytes), as: UTF8.self) }
    return frame
  }

  private func read(_ count: Int) throws(Closed) -> [UInt8] {
    let descriptor = descriptor
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = Foundation.read(descriptor, buffer.baseAddress! + filled, count - filled)
        if got < 0 && errno == EINTR { continue }
        if got <= 0 { break }
        filled += got
      }
    }
    guard bytes.count == count else { throw Closed() }
    return bytes
  }
}

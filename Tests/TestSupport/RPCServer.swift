import Foundation

/// llama.cpp's own RPC server on this machine's loopback, at a port that was free.
///
/// Used by one test at a time.
public final class RPCServer: @unchecked Sendable {
  public struct Missing: Error, CustomStringConvertible {
    public let description: String
  }

  public let port: UInt16
  private var process: Process?

  public var address: String { "127.0.0.1:\(port)" }

  /// Starts the server that `scripts/peers.sh server` builds, on the processor with one thread.
  public init() throws {
    port = try Self.freePort()
    try start()
  }

  deinit { kill() }

  /// Starts the server (again), and waits until it listens.
  public func start() throws {
    let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let program = checkout.appending(path: ".build/peers/ggml-rpc-server")
    guard FileManager.default.isExecutableFile(atPath: program.path) else {
      throw Missing(description: "There is no ggml-rpc-server; scripts/peers.sh server builds it.")
    }
    let process = Process()
    process.executableURL = program
    process.arguments = ["-H", "127.0.0.1", "-p", "\(port)", "-t", "1", "-d", "CPU"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    self.process = process
    for _ in 0..<500 {
      if Self.connects(to: port) { return }
      usleep(20_000)
    }
    throw Missing(description: "ggml-rpc-server does not listen at \(address).")
  }

  /// Ends the server as a crash would.
  public func kill() {
    guard let process else { return }
    self.process = nil
    Foundation.kill(process.processIdentifier, SIGKILL)
    _ = process.ends(within: 30)
  }

  /// Makes the server hang; its connections stay.
  public func stop() { if let process { Foundation.kill(process.processIdentifier, SIGSTOP) } }

  /// Lets a hanging server go on.
  public func resume() { if let process { Foundation.kill(process.processIdentifier, SIGCONT) } }

  /// A port of the loopback at which nobody listens.
  public static func freePort() throws -> UInt16 {
    let descriptor = tcpSocket()
    defer { close(descriptor) }
    var address = loopback(port: 0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(descriptor, address, size) == 0 ? getsockname(descriptor, address, &size) : -1
      }
    }
    guard result == 0 else { throw Missing(description: "No port of the loopback is free.") }
    return UInt16(bigEndian: address.sin_port)
  }

  private static func connects(to port: UInt16) -> Bool {
    let descriptor = tcpSocket()
    defer { close(descriptor) }
    var address = loopback(port: port)
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  private static func tcpSocket() -> Int32 {
    #if canImport(Glibc)
      socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      socket(AF_INET, SOCK_STREAM, 0)
    #endif
  }

  private static func loopback(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return address
  }
}

import CLlama
import Foundation

/// llama.cpp's RPC servers, as devices of the engine.
public enum RPCServers {
  /// The most servers that the engine works with.
  public static let limit = 16
  /// Seconds that a server may take to accept a connection.
  private static let connectionLimit = 5.0

  private typealias AddServer = @convention(c) (UnsafePointer<CChar>?) -> ggml_backend_reg_t?

  /// Whether this engine can use RPC servers.
  public static var areSupported: Bool {
    LlamaEngine.start()
    return addServer != nil
  }

  /// The devices of a server, after finding out that somebody listens there.
  ///
  /// The engine ends the process if the one who listens is no RPC server, or one of another version.
  static func devices(of address: RPCAddress) throws(ModelLoadError) -> [ggml_backend_dev_t] {
    guard let addServer else {
      throw ModelLoadError(
        .unsupported,
        "This engine is built without RPC, so no server can be used; make engine builds one with it.")
    }
    try checkListening(address)
    guard let server = addServer(address.description) else {
      throw ModelLoadError(.engineFailed, "The server at \(address) offers no device; start it with one.")
    }
    return (0..<ggml_backend_reg_dev_count(server)).compactMap { ggml_backend_reg_dev_get(server, $0) }
  }

  private static var addServer: AddServer? {
    guard let registry = ggml_backend_reg_by_name("RPC"),
      let function = ggml_backend_reg_get_proc_address(registry, "ggml_backend_rpc_add_server")
    else { return nil }
    return unsafeBitCast(function, to: AddServer.self)
  }

  /// Connects and hangs up.
  private static func checkListening(_ address: RPCAddress) throws(ModelLoadError) {
    var hints = addrinfo()
    hints.ai_family = AF_INET
    #if canImport(Glibc)
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(address.host, "\(address.port)", &hints, &list) == 0, let found = list else {
      throw ModelLoadError(
        .unreadable,
        "There is no machine \(address.host) on the network (IPv4); check the address of the server.")
    }
    defer { freeaddrinfo(list) }
    switch connectionError(found.pointee) {
    case 0: return
    case ECONNREFUSED:
      throw ModelLoadError(
        .unreadable, "Nobody listens at \(address); start ggml-rpc-server there, or correct the address.")
    case ETIMEDOUT:
      throw ModelLoadError(
        .unreadable, "\(address) does not answer; check the address, and that no firewall is in between.")
    case let code:
      throw ModelLoadError(
        .unreadable, "\(address) cannot be reached (\(String(cString: strerror(code)))); check the address.")
    }
  }

  /// - Returns: 0, or the number of the error.
  private static func connectionError(_ info: addrinfo) -> Int32 {
    let descriptor = socket(info.ai_family, info.ai_socktype, info.ai_protocol)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    if connect(descriptor, info.ai_addr, info.ai_addrlen) == 0 { return 0 }
    guard errno == EINPROGRESS else { return errno }
    var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    guard poll(&waiting, 1, Int32(connectionLimit * 1000)) > 0 else { return ETIMEDOUT }
    var code: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size)
    return code
  }
}

import Foundation
import Synchronization

/// An HTTP server on this machine that answers as a test says; one connection per request.
final class LoopbackServer: Sendable {
  struct Request: Sendable {
    let path: String
    /// By lower-case name.
    let headers: [String: String]
  }

  struct Reply: Sendable {
    var status = 200
    var headers: [String: String] = [:]
    var body = Data()
    /// Bytes of the body after which the connection breaks.
    var cutAfter: Int?
    /// Bytes of the body after which nothing comes until the client has gone.
    var stallAfter: Int?
  }

  let port: Int
  private let descriptor: Int32
  private let log = Mutex<[Request]>([])

  init(_ answer: @escaping @Sendable (Request) -> Reply) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isUp = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, 64) == 0
          && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard descriptor >= 0, isUp else { throw POSIXError(.EADDRNOTAVAIL) }
    self.descriptor = descriptor
    port = Int(UInt16(bigEndian: address.sin_port))
    let thread = Thread { [weak self] in
      while true {
        let client = accept(descriptor, nil, nil)
        guard client >= 0 else { return }
        guard let self else {
          close(client)
          return
        }
        Thread { self.serve(client, answer) }.start()
      }
    }
    thread.start()
  }

  deinit {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }

  var address: String { "http://127.0.0.1:\(port)" }
  var requests: [Request] { log.withLock { $0 } }

  private func serve(_ client: Int32, _ answer: (Request) -> Reply) {
    defer { close(client) }
    guard let request = Self.read(client) else { return }
    log.withLock { $0.append(request) }
    let reply = answer(request)
    var head = "HTTP/1.1 \(reply.status) X\r\nConnection: close\r\n"
    if reply.headers["Content-Length"] == nil { head += "Content-Length: \(reply.body.count)\r\n" }
    for (name, value) in reply.headers { head += "\(name): \(value)\r\n" }
    guard Self.send(Data((head + "\r\n").utf8), client) else { return }
    let end = min(reply.body.count, reply.cutAfter ?? reply.stallAfter ?? .max)
    guard Self.send(reply.body.prefix(end), client) else { return }
    if reply.stallAfter != nil {
      var byte: UInt8 = 0
      _ = recv(client, &byte, 1, 0)
    }
  }

  private static func read(_ client: Int32) -> Request? {
    var text = ""
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !text.hasSuffix("\r\n\r\n") {
      let count = recv(client, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      text += String(decoding: buffer[..<count], as: UTF8.self)
    }
    let lines = text.components(separatedBy: "\r\n")
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(
        in: .whitespaces)
    }
    return Request(
      path: lines[0].split(separator: " ").dropFirst().first.map(String.init) ?? "", headers: headers)
  }

  private static func send(_ data: Data, _ client: Int32) -> Bool {
    var start = 0
    let bytes = [UInt8](data)
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes {
        Foundation.send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      start += count
    }
    return true
  }
}

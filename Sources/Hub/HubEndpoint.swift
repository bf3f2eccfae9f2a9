import Foundation

/// A hub's address, and what may be sent there.
public struct HubEndpoint: Sendable, Equatable {
  public static let standard = HubEndpoint(unchecked: "https://huggingface.co")

  /// Without a slash at its end.
  let base: String
  let origin: WebOrigin

  /// - Parameter text: such as `https://huggingface.co`; plain `http` for this machine only.
  public init(_ text: String) throws(HubError) {
    var base = text.trimmingCharacters(in: .whitespaces)
    while base.hasSuffix("/") { base.removeLast() }
    guard let origin = WebOrigin(base), origin.isSafe, !base.contains(where: { "?#".contains($0) }) else {
      throw HubError(
        .badName, "HF_ENDPOINT is \(text), but it must be an address that begins with https://; correct it.")
    }
    self.base = base
    self.origin = origin
  }

  private init(unchecked base: String) {
    self.base = base
    origin = WebOrigin(base)!
  }

  func url(_ segments: [String], query: String = "") -> String {
    segments.reduce(base) { $0 + "/" + Self.encoded($1) } + (query.isEmpty ? "" : "?" + query)
  }

  /// One path segment; nothing in it can end the segment or begin a query.
  private static func encoded(_ segment: String) -> String {
    let plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
    return segment.addingPercentEncoding(withAllowedCharacters: CharacterSet(charactersIn: plain)) ?? ""
  }
}

/// Scheme, host and port: what a token belongs to.
struct WebOrigin: Sendable, Equatable {
  let scheme: String
  let host: String
  let port: Int

  init?(_ url: String) {
    guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(),
      let host = parts.host?.lowercased(), !host.isEmpty, parts.user == nil, parts.password == nil
    else { return nil }
    self.scheme = scheme
    self.host = host
    port = parts.port ?? (scheme == "http" ? 80 : 443)
  }

  var isLoopback: Bool { host == "127.0.0.1" || host == "localhost" || host == "::1" || host == "[::1]" }

  /// Whether what is sent there cannot be read or changed on its way.
  var isSafe: Bool { scheme == "https" || (scheme == "http" && isLoopback) }
}

extension HubEndpoint {
  /// The hub's host, for people.
  public var host: String { origin.host }
}

import CLlama

/// Where a model computes.
public enum ModelPlacement: Sendable, Equatable, Codable {
  /// Where the engine finds it best on this machine.
  case automatic
  /// A device of this machine, by the engine's name for it; `CPU` keeps all of the model on the processor.
  case device(String)
  /// llama.cpp's RPC servers, whose devices share the layers. Losing one ends the process that uses it.
  case servers([RPCAddress])

  /// Where it is, in a few words, such as `127.0.0.1:50052`; nil for the engine's choice.
  public var summary: String? {
    switch self {
    case .automatic: nil
    case .device(let name): name
    case .servers(let addresses): addresses.map(\.description).joined(separator: ", ")
    }
  }

  /// The engine's devices; nil leaves the choice to the engine, none is the processor.
  ///
  /// - Throws: what cannot be had, as one plain sentence.
  func devices() throws(ModelLoadError) -> [ggml_backend_dev_t]? {
    switch self {
    case .automatic: return nil
    case .device(let name): return try Self.device(named: name).map { [$0] } ?? []
    case .servers(let addresses):
      var devices: [ggml_backend_dev_t] = []
      for address in addresses { devices += try RPCServers.devices(of: address) }
      return devices
    }
  }

  /// - Returns: nil for the processor, which needs no device.
  private static func device(named name: String) throws(ModelLoadError) -> ggml_backend_dev_t? {
    guard let device = LlamaEngine.devices.first(where: { $0.name.lowercased() == name.lowercased() }),
      let handle = ggml_backend_dev_by_name(device.name)
    else {
      let names = LlamaEngine.devices.map(\.name).joined(separator: ", ")
      throw ModelLoadError(
        .unsupported, "This engine has no device \(name); it has \(names), and make engine builds others.")
    }
    return device.kind == .cpu ? nil : handle
  }
}

/// The address of an RPC server.
public struct RPCAddress: Sendable, Hashable, Codable, CustomStringConvertible {
  public let host: String
  public let port: UInt16

  public var description: String { "\(host):\(port)" }

  /// Reads `HOST:PORT`; the host is a name or an IPv4 address, as the engine has no other.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let port = UInt16(parts[1]), port > 0,
      parts[1].allSatisfy(\.isNumber), !parts[0].contains(where: \.isWhitespace)
    else { return nil }
    host = String(parts[0])
    self.port = port
  }
}

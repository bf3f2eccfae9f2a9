import CLlama
import Foundation

/// A change of a model's weights that is applied while it computes.
public struct LoraAdapter: Sendable, Equatable, Codable {
  public let path: String
  /// How much of it is applied; 1 is as it was trained.
  public let scale: Float

  public init(path: String, scale: Float = 1) {
    self.path = path
    self.scale = scale
  }

  /// Reads `FILE` or `FILE:SCALE`; nil where no file is named.
  public init?(_ text: String) {
    var (path, scale) = (text, Float(1))
    if let colon = text.lastIndex(of: ":"), let number = Float(text[text.index(after: colon)...]),
      number.isFinite
    {
      (path, scale) = (String(text[..<colon]), number)
    }
    guard !path.isEmpty else { return nil }
    self.init(path: path, scale: scale)
  }
}

extension LoraAdapter {
  /// `FILE:SCALE`, as `init(_:)` reads it whatever the file is called.
  var text: String { "\(path):\(scale)" }
}

/// Adapters in memory, as a context uses them. The engine frees them with their model.
struct LoadedAdapters {
  private var handles: [OpaquePointer?] = []
  private var scales: [Float] = []

  init(_ adapters: [LoraAdapter], _ model: LlamaModel) throws(ModelLoadError) {
    for adapter in adapters {
      handles.append(try Self.load(adapter.path, model))
      scales.append(adapter.scale)
    }
  }

  /// Has a context apply them.
  func install(in context: OpaquePointer) throws(ModelLoadError) {
    guard !handles.isEmpty else { return }
    var (handles, scales) = (handles, scales)
    guard llama_set_adapters_lora(context, &handles, handles.count, &scales) == 0 else {
      throw ModelLoadError(
        .engineFailed, "The engine cannot apply the LoRA adapters together; leave one of them out.")
    }
  }

  private static func load(_ path: String, _ model: LlamaModel) throws(ModelLoadError) -> OpaquePointer {
    let header = try AdapterHeader.read(path)
    if let architecture = header.architecture, architecture != model.header.architecture {
      throw ModelLoadError(
        .unsupported,
        "The LoRA adapter \(path) was made for a model of the kind \(architecture), but \(model.path) is "
          + "\(model.header.architecture); name an adapter of this model.")
    }
    EngineLog.forgetErrors()
    guard let handle = llama_adapter_lora_init(model.handle, path) else {
      let cause = EngineLog.firstError.map { " (it says: \($0))" } ?? ""
      throw ModelLoadError(
        .engineFailed,
        "The LoRA adapter \(path) does not fit \(model.path)\(cause); name an adapter of this model.")
    }
    if llama_adapter_get_alora_n_invocation_tokens(handle) > 0 {
      throw ModelLoadError(
        .unsupported,
        "\(path) is an adapter that words in the text switch on (aLoRA), which is not supported; name a plain "
          + "LoRA adapter.")
    }
    return handle
  }
}

/// What an adapter's file says about itself, checked before the engine sees it.
enum AdapterHeader {
  struct Facts {
    let architecture: String?
  }

  /// The engine aborts where a property is there and of another type.
  private static let types: KeyValuePairs<String, GGUFValueType> = [
    "adapter.type": .string, "adapter.lora.alpha": .float32, "adapter.alora.invocation_tokens": .array,
  ]

  static func read(_ path: String) throws(ModelLoadError) -> Facts {
    let header: GGUFHeader
    do {
      header = try GGUFHeader.read(path)
    } catch {
      throw ModelLoadError(error.reason, "The LoRA adapter cannot be used. \(error.sentence)")
    }
    guard header.kind == "adapter" else {
      throw ModelLoadError(
        .unsupported,
        "\(path) is a model and no LoRA adapter; name a file that convert_lora_to_gguf.py made.")
    }
    for (key, type) in types {
      guard let found = header.adapterTypes[key], found != type else { continue }
      throw ModelLoadError(
        .damaged,
        "The LoRA adapter \(path) is damaged (\(key) is not of the type that belongs there); convert it again."
      )
    }
    return Facts(architecture: header.architecture)
  }
}

import CLlama
import CLlamaShim

/// The inference engine as a whole; started once for the process, by whatever needs it first.
public enum LlamaEngine {
  /// A device that can compute.
  public struct Device: Sendable, Equatable {
    public enum Kind: String, Sendable {
      case cpu, gpu, integratedGPU, accelerator, other
    }

    public let name: String
    public let summary: String
    public let kind: Kind
    /// Bytes; 0 where the device does not tell.
    public let freeMemory: Int
    public let totalMemory: Int
  }

  private static let started: Void = {
    EngineLog.install()
    if ggml_backend_dev_count() == 0 { ggml_backend_load_all() }
    llama_backend_init()
  }()

  /// Starts the engine; later calls do nothing.
  public static func start() { _ = started }

  /// Sends the engine's log lines to `sink`, from any thread; without a sink they go nowhere.
  public static func setLog(_ sink: (@Sendable (EngineLogLevel, String) -> Void)?) {
    EngineLog.setSink(sink)
    start()
  }

  /// The engine's version as it reports it.
  public static var version: String {
    start()
    return String(cString: llama_version())
  }

  /// The processor features and build options that the engine uses, such as `CPU : AVX512 = 1`.
  public static var systemInformation: String {
    start()
    return String(cString: llama_print_system_info())
  }

  /// Whether layers can be moved to a GPU of this machine.
  public static var supportsGPU: Bool {
    devices.contains { $0.kind == .gpu || $0.kind == .integratedGPU }
  }

  /// Whether this engine can give hidden states at all; models have a say too.
  public static var supportsHiddenStates: Bool { specbranch_hidden_states_available() }

  public static var devices: [Device] {
    start()
    return (0..<ggml_backend_dev_count()).compactMap { index in
      ggml_backend_dev_get(index).map(device)
    }
  }

  private static func device(_ handle: ggml_backend_dev_t) -> Device {
    var free = 0
    var total = 0
    ggml_backend_dev_memory(handle, &free, &total)
    return Device(
      name: String(cString: ggml_backend_dev_name(handle)),
      summary: String(cString: ggml_backend_dev_description(handle)),
      kind: kind(ggml_backend_dev_type(handle)), freeMemory: free, totalMemory: total)
  }

  private static func kind(_ type: ggml_backend_dev_type) -> Device.Kind {
    switch type {
    case GGML_BACKEND_DEVICE_TYPE_CPU: .cpu
    case GGML_BACKEND_DEVICE_TYPE_GPU: .gpu
    case GGML_BACKEND_DEVICE_TYPE_IGPU: .integratedGPU
    case GGML_BACKEND_DEVICE_TYPE_ACCEL: .accelerator
    default: .other
    }
  }
}

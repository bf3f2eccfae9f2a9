public import ArgumentParser
public import LlamaBackend

/// Which models, and how they are loaded.
struct PairOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The pair to load, by its manifest's name.", valueName: "name"),
    completion: Completions.pairs)
  var pair: String?

  @Option(
    help: ArgumentHelp("The target model, instead of a named pair.", valueName: "file.gguf"),
    completion: .file(extensions: ["gguf"]))
  var target: String?

  @Option(
    help: ArgumentHelp(
      "The draft model for --target; without it the target decodes alone.", valueName: "file.gguf"),
    completion: .file(extensions: ["gguf"]))
  var draft: String?

  @Option(
    help: ArgumentHelp(
      "The posterior predictor (default: the one that the pair names).", valueName: "file.safetensors"),
    completion: .file(extensions: ["safetensors"]))
  var predictor: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Tokens of context.", valueName: "n"))
  var context: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Threads of the target (default: the manifest's, or all cores).", valueName: "n")
  )
  var threads: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Threads of the draft (default: as the target).", valueName: "n"))
  var draftThreads: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Layers of the target to move to a GPU (default: what fits).", valueName: "n"))
  var gpuLayers: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Layers of the draft to move to a GPU (default: what fits).", valueName: "n"))
  var draftGpuLayers: Int?

  @Option(
    help: ArgumentHelp(
      "Compute the target on these RPC servers of llama.cpp (ggml-rpc-server), while the draft stays here. "
        + "Their protocol is neither authenticated nor encrypted, so it belongs on a private network.",
      valueName: "host:port[,…]"))
  var targetRpc: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Seconds that a forward on RPC servers, or a step of loading to them, may take (default: 60).",
      valueName: "s"))
  var targetTimeout: Double?

  @Option(
    help: ArgumentHelp(
      "Compute the target on this device; specbranch doctor lists them.", valueName: "name"))
  var targetDevice: String?

  @Option(
    help: ArgumentHelp(
      "The chat template to use instead of the model's own, by llama.cpp's name for it.", valueName: "name"),
    completion: Completions.templates)
  var chatTemplate: String?

  @Option(
    help: ArgumentHelp(
      "How the target's cache keeps keys: \(CacheType.names). Quantised ones save memory, at some quality.",
      valueName: "type"))
  var cacheTypeK: CacheType?

  @Option(help: ArgumentHelp("How the target's cache keeps values.", valueName: "type"))
  var cacheTypeV: CacheType?

  @Option(help: ArgumentHelp("How the draft's cache keeps keys.", valueName: "type"))
  var draftCacheTypeK: CacheType?

  @Option(help: ArgumentHelp("How the draft's cache keeps values.", valueName: "type"))
  var draftCacheTypeV: CacheType?

  @Option(
    help: ArgumentHelp(
      "A LoRA adapter for the target, and how much of it (default: 1); may be given more than once.",
      valueName: "file.gguf[:scale]"),
    completion: .file(extensions: ["gguf"]))
  var lora: [String] = []

  @Option(
    help: ArgumentHelp("A LoRA adapter for the draft; as --lora.", valueName: "file.gguf[:scale]"),
    completion: .file(extensions: ["gguf"]))
  var draftLora: [String] = []

  func validate() throws {
    if pair != nil, target != nil || draft != nil {
      throw ValidationError("Give --pair or --target with --draft, not both.")
    }
    if draft != nil, target == nil {
      throw ValidationError("--draft needs a --target.")
    }
    for (name, path) in [("--target", target), ("--draft", draft)] where path?.isEmpty == true {
      throw ValidationError("\(name) needs the path of a GGUF file.")
    }
    try requireRange(context, "--context", 16...1_048_576)
    try requireRange(threads, "--threads", 1...512)
    try requireRange(draftThreads, "--draft-threads", 1...512)
    try requireRange(gpuLayers, "--gpu-layers", 0...100_000)
    try requireRange(draftGpuLayers, "--draft-gpu-layers", 0...100_000)
    try requireRange(targetTimeout, "--target-timeout", 0.1...86_400)
    if targetRpc != nil, targetDevice != nil {
      throw ValidationError("Give --target-rpc or --target-device, not both.")
    }
    _ = try targetPlacement
    for (name, adapters) in [("--lora", lora), ("--draft-lora", draftLora)] {
      guard adapters.allSatisfy({ LoraAdapter($0) != nil }) else {
        throw ValidationError("\(name) needs the path of a GGUF file, and after a colon how much of it.")
      }
    }
  }

  var targetCache: CacheTypes { CacheTypes(key: cacheTypeK ?? .f16, value: cacheTypeV ?? .f16) }
  var draftCache: CacheTypes { CacheTypes(key: draftCacheTypeK ?? .f16, value: draftCacheTypeV ?? .f16) }

  /// Names another pair; what belongs to the models of the one before goes with them.
  mutating func choose(pair name: String) {
    pair = name
    (target, draft, predictor, chatTemplate) = (nil, nil, nil, nil)
    (lora, draftLora) = ([], [])
  }

  /// Where the target computes.
  var targetPlacement: ModelPlacement {
    get throws {
      if let targetDevice { return .device(targetDevice) }
      guard let targetRpc else { return .automatic }
      let addresses = try targetRpc.split(separator: ",", omittingEmptySubsequences: false).map {
        guard let address = RPCAddress($0) else {
          throw ValidationError(
            "--target-rpc takes addresses such as 192.168.1.20:50052, with commas between, not \"\($0)\".")
        }
        return address
      }
      guard Set(addresses).count == addresses.count, addresses.count <= RPCServers.limit else {
        throw ValidationError("--target-rpc takes at most \(RPCServers.limit) servers, each once.")
      }
      return .servers(addresses)
    }
  }
}

extension CacheType: ExpressibleByArgument {
  static let names = allCases.map(\.rawValue).joined(separator: ", ")
}

/// Refuses a number outside its range, in one sentence.
func requireRange<Number: Comparable>(_ value: Number?, _ name: String, _ range: ClosedRange<Number>) throws {
  guard let value, !range.contains(value) else { return }
  throw ValidationError("\(name) must be between \(range.lowerBound) and \(range.upperBound).")
}

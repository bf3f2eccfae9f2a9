/// What a pair of models is, as its TOML file in a model folder says.
public struct PairManifest: Codable, Sendable, Equatable {
  /// The version of this format; 1.
  public let format: Int
  /// What `--pair` calls it; the file is `NAME.toml`.
  public let name: String
  /// A heading for people.
  public let title: String
  /// One sentence about it.
  public let summary: String
  public let licence: String
  /// Whether it is too small for real work; the chat then says so at its first start.
  public let demonstration: Bool?
  /// Path of the pair's posterior predictor (safetensors), relative to the manifest's folder or absolute.
  public let predictor: String?
  public let target: ModelFile
  public let draft: ModelFile
  public let chat: Chat?
  public let recommended: Recommended?
  public let pacing: Pacing?
  public let topics: Topics?

  /// A pair as it is added to a library.
  public init(
    name: String, title: String, summary: String, licence: String, target: ModelFile, draft: ModelFile,
    chat: Chat? = nil, recommended: Recommended? = nil
  ) {
    format = ManifestReader.supportedFormat
    self.name = name
    self.title = title
    self.summary = summary
    self.licence = licence
    self.target = target
    self.draft = draft
    self.chat = chat
    self.recommended = recommended
    (demonstration, predictor, pacing, topics) = (nil, nil, nil, nil)
  }

  /// A model's weights.
  public struct ModelFile: Codable, Sendable, Equatable {
    /// Path of the GGUF file, relative to the manifest's folder or absolute.
    public let file: String
    /// Bytes, where known.
    public let size: Int?
    /// In hexadecimal, where known.
    public let sha256: String?
    /// Where it came from: `OWNER/REPOSITORY@COMMIT:FILE` in a hub.
    public let source: String?
    /// The second and further files of a model in several.
    public let parts: [Part]?

    public init(
      file: String, size: Int? = nil, sha256: String? = nil, source: String? = nil, parts: [Part]? = nil
    ) {
      self.file = file
      self.size = size
      self.sha256 = sha256
      self.source = source
      self.parts = parts
    }
  }

  /// A further file of a model; its name follows from the first one's.
  public struct Part: Codable, Sendable, Equatable {
    public let file: String
    public let size: Int?
    public let sha256: String?

    public init(file: String, size: Int?, sha256: String?) {
      self.file = file
      self.size = size
      self.sha256 = sha256
    }
  }

  public struct Chat: Codable, Sendable, Equatable {
    /// The engine's name of the chat template to use instead of the model's own.
    public let template: String?
    /// The system message to start conversations with.
    public let system: String?

    public init(template: String? = nil, system: String? = nil) {
      self.template = template
      self.system = system
    }
  }

  /// Parameters to start with, where the user gives none.
  public struct Recommended: Codable, Sendable, Equatable {
    /// Tokens of context.
    public let context: Int?
    /// Threads of each model, where more would cost more than they bring.
    public let threads: Int?
    public let mode: String?
    /// γ_max.
    public let draftLength: Int?
    /// ε.
    public let confidenceThreshold: Double?
    /// k_max.
    public let branches: Int?
    public let branchStop: Double?
    public let temperature: Double?
    public let topK: Int?
    public let topP: Double?
    public let minP: Double?
    public let repeatPenalty: Double?
    public var draftThreads: Int? = nil
    /// Layers of each model that go to a GPU.
    public var gpuLayers: Int? = nil
    public var draftGpuLayers: Int? = nil
    /// The engine's name of the device that computes the target.
    public var targetDevice: String? = nil
    /// The engine's names of the types of the caches' keys and values.
    public var cacheTypeK: String? = nil
    public var cacheTypeV: String? = nil
    public var draftCacheTypeK: String? = nil
    public var draftCacheTypeV: String? = nil
    /// LoRA adapters as `FILE` or `FILE:SCALE`, relative to the manifest's folder or absolute.
    public var lora: [String]? = nil
    public var draftLora: [String]? = nil
  }

  /// The emulated speed of the chat, as `EmulatedForward` reads it.
  public struct Pacing: Codable, Sendable, Equatable {
    public let target: String?
    public let draft: String?
  }

  /// What one can talk about with it.
  public struct Topics: Codable, Sendable, Equatable {
    public let can: [String]?
    public let cannot: String?
    /// Prompts that it answers well.
    public let `try`: [String]?
  }
}

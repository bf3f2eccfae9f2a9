/// What a model file says about itself, checked before the engine sees it.
///
/// The engine aborts the process on some malformed files; whatever passes here has every count, length
/// and offset of its header within the file.
public struct GGUFHeader: Sendable, Equatable {
  /// Version of the file format.
  public let version: Int
  public let tensorCount: Int
  /// The engine's name of the model's architecture, such as `llama`.
  public let architecture: String
  /// The model's name, where the file gives one.
  public let name: String?
  /// Tokens in the vocabulary, where the file lists them.
  public let vocabularySize: Int?
  /// The chat template, where the file brings one.
  public let chatTemplate: String?
  /// The context length that the model was made for, where the file says so.
  public let contextLength: Int?
  public let shape: ModelShape
  /// What the file holds, where it says so: `model` or `adapter`.
  let kind: String?

  /// Reads and checks the header of a file, which takes milliseconds.
  public static func read(_ path: String) throws(ModelLoadError) -> GGUFHeader {
    var parser = GGUFParser(cursor: try FileCursor(path: path))
    do {
      return try parser.parse()
    } catch {
      throw error.loadError(path)
    }
  }
}

/// A defect of a file's header.
enum GGUFDefect: Error, Equatable {
  case truncated
  case wrongMagic
  case version(UInt32)
  case otherByteOrder
  case contradiction(String)

  func loadError(_ path: String) -> ModelLoadError {
    switch self {
    case .truncated:
      ModelLoadError(.damaged, "\(path) ends too early, as after a broken download; fetch it again.")
    case .wrongMagic:
      ModelLoadError(
        .notAModel, "\(path) is not a GGUF model file; convert the model to GGUF or name another.")
    case .version(let version):
      ModelLoadError(
        .unsupported,
        "\(path) has GGUF version \(version), but versions 2 and 3 are supported; convert it anew.")
    case .otherByteOrder:
      ModelLoadError(
        .unsupported, "\(path) was written for machines of the other byte order; fetch or convert another.")
    case .contradiction(let what):
      ModelLoadError(.damaged, "\(path) is damaged (\(what)); fetch or convert it again.")
    }
  }
}

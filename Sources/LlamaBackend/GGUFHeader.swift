/// What a model says about itself, checked before the engine sees it.
///
/// The engine aborts the process on some malformed files; whatever passes here has every count, length
/// and offset of its header within the file.
public struct GGUFHeader: Sendable, Equatable {
  /// Version of the file format.
  public let version: Int
  /// Of all files of the model.
  public private(set) var tensorCount: Int
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
  public private(set) var shape: ModelShape
  /// What the file holds, where it says so: `model` or `adapter`.
  let kind: String?
  /// Which of a model's files it is.
  let split: GGUFSplit
  /// The types of the properties that only adapters have.
  let adapterTypes: [String: GGUFValueType]

  /// Reads and checks the headers of a model's files, which takes milliseconds.
  ///
  /// - Parameter path: of the file, or of the first one of a model in several.
  public static func read(_ path: String) throws(ModelLoadError) -> GGUFHeader {
    var header = try readFile(path)
    guard header.split.index == 0 else {
      throw ModelLoadError(
        .unsupported,
        "\(path) is part \(header.split.index + 1) of a model in several files; name the first part.")
    }
    guard header.split.count > 1 else { return header }
    let paths = ModelParts.paths(ofModelAt: path)
    guard paths.count == header.split.count, paths[0] == path else {
      throw ModelLoadError(
        .damaged,
        "\(path) begins a model in \(header.split.count) files, but its name does not say so; give the files "
          + "their names back, such as model-00001-of-\(GGUFSplit.digits(header.split.count)).gguf.")
    }
    for (index, path) in paths.enumerated().dropFirst() { try header.add(readFile(path), at: path, index) }
    return header
  }

  /// Checks the header of one file, which may be a further part of a model.
  public static func check(file path: String) throws(ModelLoadError) { _ = try readFile(path) }

  private static func readFile(_ path: String) throws(ModelLoadError) -> GGUFHeader {
    var parser = GGUFParser(cursor: try FileCursor(path: path))
    do {
      return try parser.parse()
    } catch {
      throw error.loadError(path)
    }
  }

  /// Takes in what a further part holds.
  private mutating func add(_ part: GGUFHeader, at path: String, _ index: Int) throws(ModelLoadError) {
    guard part.split.index == index, part.split.count == split.count else {
      throw ModelLoadError(
        .damaged, "\(path) is not part \(index + 1) of the model that its name says; fetch it again.")
    }
    tensorCount += part.tensorCount
    shape.add(part.shape)
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

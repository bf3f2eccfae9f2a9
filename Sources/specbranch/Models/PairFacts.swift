import Foundation
import LlamaBackend
import PairCatalog

/// What is known of an installed pair without loading it.
struct PairFacts: Encodable {
  struct Model: Encodable {
    let file: String
    /// Bytes of all its files.
    let size: Int
    let quantisation: String?
    let parameters: Int?
    /// Tokens that the model was made for.
    let trainedContext: Int?
    let licence: String?
    let source: String?
    let memory: Memory?
    /// Why the file cannot be used.
    let problem: String?
  }

  /// Bytes, estimated.
  struct Memory: Encodable {
    let weights: Int
    let cache: Int?
    let buffers: Int
    let total: Int
  }

  let name: String
  let title: String
  let summary: String
  let licence: String
  let folder: String
  /// Tokens that the pair is loaded with.
  let context: Int
  let target: Model
  let draft: Model
  /// Estimated bytes of both models.
  let memoryNeeded: Int?
  /// Bytes that are free.
  let memoryPresent: Int?
  let fits: Bool
  /// One sentence about the memory.
  let memory: String
  /// One sentence about whether the two files list one vocabulary; nil where that was not looked at, or is not known.
  let vocabulary: String?

  /// - Parameters:
  ///   - options: those that it would be loaded with; nil takes the pair's own.
  ///   - comparesVocabularies: whether to, which takes a part of a second.
  init(_ pair: CataloguedPair, options: PairOptions? = nil, comparesVocabularies: Bool = false) {
    let headers = [pair.targetPath, pair.draftPath].map(Self.header)
    let memory = PairMemory(
      target: try? headers[0].get(), targetPath: pair.targetPath, draft: try? headers[1].get(),
      draftPath: pair.draftPath, recommendedContext: pair.contextLength, options: options)
    name = pair.name
    title = pair.manifest.title
    summary = pair.manifest.summary
    licence = pair.manifest.licence
    folder = pair.folder.path
    context = memory.context
    target = Self.model(pair.targetPath, pair.manifest.target, headers[0], memory.target)
    draft = Self.model(pair.draftPath, pair.manifest.draft, headers[1], memory.draft)
    (memoryNeeded, memoryPresent) = (memory.needed, memory.available)
    (fits, self.memory) = (memory.fits, memory.sentence)
    vocabulary = comparesVocabularies ? Self.vocabulary(pair) : nil
  }

  private static func vocabulary(_ pair: CataloguedPair) -> String? {
    guard let target = try? HeaderVocabulary.read(pair.targetPath),
      let draft = try? HeaderVocabulary.read(pair.draftPath)
    else { return nil }
    switch PairCompatibility(target: target, draft: draft) {
    case .mismatch(let sentence): return "The two models do not fit. \(sentence)"
    case .fine(let size):
      let isWhole = size == max(target.vocabularySize, draft.vocabularySize)
      return "Both models list the same \(size) tokens\(isWhole ? "" : ", but for padding")."
    }
  }

  /// Why it cannot be loaded; nil where nothing is known to be in the way.
  func problem(_ pair: CataloguedPair) -> String? {
    do throws(PairError) {
      try pair.checkFiles()
    } catch {
      return error.sentence
    }
    return target.problem ?? draft.problem
  }

  private static func header(_ path: String) -> Result<GGUFHeader, ModelLoadError> {
    Result { () throws(ModelLoadError) in try GGUFHeader.read(path) }
  }

  private static func model(
    _ path: String, _ file: PairManifest.ModelFile, _ header: Result<GGUFHeader, ModelLoadError>,
    _ memory: ModelMemory?
  ) -> Model {
    let size = ModelParts.paths(ofModelAt: path).reduce(0) { $0 + FileSize.of($1) }
    switch header {
    case .success(let header):
      return Model(
        file: path, size: size, quantisation: header.shape.quantisation,
        parameters: header.shape.parameterCount,
        trainedContext: header.contextLength, licence: header.shape.licence, source: file.source,
        memory: memory.map {
          Memory(weights: $0.weights, cache: $0.cache, buffers: $0.buffers, total: $0.total)
        },
        problem: nil)
    case .failure(let error):
      return Model(
        file: path, size: size, quantisation: nil, parameters: nil, trainedContext: nil, licence: nil,
        source: file.source, memory: nil, problem: error.sentence)
    }
  }
}

enum FileSize {
  /// Bytes; 0 for a file that is not there.
  static func of(_ path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }
}

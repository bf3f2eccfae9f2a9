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
  /// Bytes of this machine.
  let memoryPresent: Int

  init(_ pair: CataloguedPair) {
    let headers = [pair.targetPath, pair.draftPath].map(Self.header)
    let trained = (try? headers[0].get())?.contextLength ?? PairLoader.usualContext
    let context = pair.contextLength ?? min(trained, PairLoader.usualContext)
    name = pair.name
    title = pair.manifest.title
    summary = pair.manifest.summary
    licence = pair.manifest.licence
    folder = pair.folder.path
    self.context = context
    target = Self.model(pair.targetPath, pair.manifest.target, headers[0], context)
    draft = Self.model(pair.draftPath, pair.manifest.draft, headers[1], context)
    let totals = [target, draft].compactMap(\.memory?.total)
    memoryNeeded = totals.count == 2 ? totals[0].addingReportingOverflow(totals[1]).partialValue : nil
    memoryPresent = Int(clamping: ProcessInfo.processInfo.physicalMemory)
  }

  private static func header(_ path: String) -> Result<GGUFHeader, ModelLoadError> {
    Result { () throws(ModelLoadError) in try GGUFHeader.read(path) }
  }

  private static func model(
    _ path: String, _ file: PairManifest.ModelFile, _ header: Result<GGUFHeader, ModelLoadError>,
    _ context: Int
  ) -> Model {
    let size = ModelParts.paths(ofModelAt: path).reduce(0) { $0 + FileSize.of($1) }
    switch header {
    case .success(let header):
      let memory = ModelMemory(header, byteCount: size, context: context)
      return Model(
        file: path, size: size, quantisation: header.shape.quantisation,
        parameters: ModelParts.paths(ofModelAt: path).count == 1 ? header.shape.parameterCount : nil,
        trainedContext: header.contextLength, licence: header.shape.licence, source: file.source,
        memory: Memory(
          weights: memory.weights, cache: memory.cache, buffers: memory.buffers, total: memory.total),
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

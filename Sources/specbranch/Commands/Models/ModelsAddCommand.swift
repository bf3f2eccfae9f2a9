import ArgumentParser
import Foundation
import Hub
import LlamaBackend
import PairCatalog
import SpecCore

/// Makes a pair of two files that are here already.
struct ModelsAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Make a pair of two GGUF files.",
    discussion:
      "The files stay where they are, and must stay there; --copy takes copies into the pair's folder.")

  @Argument(help: "What to call the pair.") var name: String
  @Option(help: ArgumentHelp("The target model.", valueName: "file.gguf")) var target: String
  @Option(help: ArgumentHelp("The draft model.", valueName: "file.gguf")) var draft: String
  @Option(help: "A heading for people.") var title: String?
  @Option(help: "The licence of both models.") var licence: String?
  @Option(
    help: ArgumentHelp(
      "The chat template to use instead of the target's own, by llama.cpp's name for it.", valueName: "name"),
    completion: Completions.templates)
  var chatTemplate: String?
  @Flag(help: "Copy the files.") var copy = false
  @Flag(help: "Replace a pair of that name.") var replace = false

  func run() async throws {
    let library = try ModelLibrary.ofUser()
    if let defect = ModelLibrary.defect(ofName: name) {
      throw ValidationError("\(name) cannot be a pair's name: \(defect).")
    }
    try ChatTemplateName.check(chatTemplate)
    if library.has(name), !replace {
      throw CommandFailure("There is a pair \(name) already; choose another name or give --replace.")
    }
    let paths = [target, draft].map { URL(fileURLWithPath: $0).standardizedFileURL.path }
    let headers = try paths.map { try GGUFHeader.read($0) }
    let outcome = try await onThread { [chatTemplate] in
      try PairFitCheck.run(
        target: paths[0], draft: paths[1], template: chatTemplate, cancellation: CancellationFlag())
    }
    if let mismatch = outcome.mismatch { throw CommandFailure(mismatch) }
    for remark in outcome.remarks { StandardError.write(remark) }
    let files = try await onThread { try paths.map { try record($0, library) } }
    let before = library.pair(name)
    let manifest = PairManifest(
      name: name, title: title ?? "\(headers[0].name ?? "A target") with \(headers[1].name ?? "a draft")",
      summary: "A pair that was added from files.",
      licence: licence ?? headers[0].shape.licence ?? "not named", target: files[0], draft: files[1],
      chat: chatTemplate.map { PairManifest.Chat(template: $0, system: nil) })
    try library.add(manifest)
    library.removeOutdated(than: manifest, before: before)
    await CommandOutput.print("\(name) is added; specbranch --pair \(name) uses it.")
  }

  private func record(_ path: String, _ library: ModelLibrary) throws -> PairManifest.ModelFile {
    let parts = try ModelParts.paths(ofModelAt: path).map { part in
      guard let sum = SHA256Digest.of(fileAt: part) else {
        throw CommandFailure("\(part) cannot be read; check that it is there.")
      }
      return PairManifest.Part(file: try place(part, library), size: FileSize.of(part), sha256: sum)
    }
    return PairManifest.ModelFile(
      file: parts[0].file, size: parts[0].size, sha256: parts[0].sha256,
      parts: parts.count > 1 ? Array(parts.dropFirst()) : nil)
  }

  /// - Returns: what the manifest calls the file.
  private func place(_ path: String, _ library: ModelLibrary) throws -> String {
    guard copy else { return path }
    let folder = library.files(of: name)
    let wanted = folder.appending(path: URL(fileURLWithPath: path).lastPathComponent)
    let called = "\(name)/\(wanted.lastPathComponent)"
    if wanted.standardizedFileURL.path == path { return called }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try? FileManager.default.removeItem(at: wanted)
    do {
      try FileManager.default.copyItem(atPath: path, toPath: wanted.path)
    } catch {
      try? FileManager.default.removeItem(at: wanted)
      throw CommandFailure(
        "\(path) cannot be copied to \(folder.path); check its permissions and the free space.")
    }
    return called
  }
}

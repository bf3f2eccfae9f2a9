public import Foundation

/// The user's own folder of pairs: `NAME.toml`, and a folder `NAME` for the files that were fetched for it.
public struct ModelLibrary: Sendable {
  public let folder: URL

  public init(folder: URL) { self.folder = folder }

  /// The folder in the XDG data folder; it need not be there.
  ///
  /// - Returns: nil where neither `XDG_DATA_HOME` nor `HOME` is set.
  public init?(environment: [String: String]) {
    guard let folder = ModelFolders.userModels(environment) else { return nil }
    self.folder = folder
  }

  /// Why a text cannot be a pair's name, as the end of a sentence.
  public static func defect(ofName name: String) -> String? {
    let allowed = name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || "0123456789-_.+".unicodeScalars.contains($0)
    }
    guard allowed, (1...100).contains(name.utf8.count), !name.hasPrefix("."), !name.hasPrefix("-"),
      !name.hasSuffix(".toml"), name + ".toml" != KnownPairs.fileName
    else { return "a name has letters, digits and - _ . + only, at most 100, and begins with no dot or dash" }
    return nil
  }

  public func manifestFile(_ name: String) -> URL { folder.appending(path: "\(name).toml") }

  /// Where the files of a pair go.
  public func files(of name: String) -> URL { folder.appending(path: name) }

  public func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: manifestFile(name).path)
  }

  /// The pair of that name here; nil where there is none, or its manifest cannot be read.
  public func pair(_ name: String) -> CataloguedPair? {
    has(name) ? try? PairCatalog(folders: [folder]).pair(named: name) : nil
  }

  /// Pairs whose files are here, but not all of them: pulls that were ended.
  public var unfinished: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: files(of: name).path, isDirectory: &isFolder)
        && isFolder.boolValue && !has(name) && Self.defect(ofName: name) == nil
    }
  }

  /// Adds a pair whose files are in place, or replaces its manifest, at once or not at all.
  public func add(_ manifest: PairManifest) throws(PairError) {
    let file = manifestFile(manifest.name)
    // In the folder of its files, where nobody looks for manifests.
    let draft = files(of: manifest.name).appending(path: ".manifest")
    do {
      try FileManager.default.createDirectory(
        at: draft.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(ManifestWriter.text(manifest).utf8).write(to: draft)
    } catch {
      throw PairError("\(file.path) cannot be written; check the folder's permissions and the free space.")
    }
    Self.sync(draft.path)
    guard rename(draft.path, file.path) == 0 else {
      throw PairError("\(file.path) cannot be written; check the folder's permissions.")
    }
    Self.sync(folder.path)
    // A pair of files that lie elsewhere needs no folder; one with files keeps it.
    rmdir(files(of: manifest.name).path)
  }

  /// Takes away what a pair's own folder holds of the models that it was made of before and is not now, and
  /// what downloads that were ended have left there.
  ///
  /// - Parameters:
  ///   - manifest: what the pair is now.
  ///   - before: what it was, where that is known.
  public func removeOutdated(than manifest: PairManifest, before: CataloguedPair?) {
    let own = files(of: manifest.name)
    let kept = Set(CataloguedPair(manifest: manifest, folder: folder).files.map { Self.plain($0.path) })
    let outdated = (before?.files ?? []).map { Self.plain($0.path) }
      .filter { $0.hasPrefix(Self.plain(own.path) + "/") && !kept.contains($0) }
    let remains = ((try? FileManager.default.contentsOfDirectory(atPath: own.path)) ?? [])
      .filter { $0.hasSuffix(".partial") || $0.hasSuffix(".partial.json") }
      .map { own.appending(path: $0).path }
    for path in outdated + remains { try? FileManager.default.removeItem(atPath: path) }
    rmdir(own.path)
  }

  private static func plain(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  /// Removes a pair's manifest and its folder here; files that lie elsewhere stay.
  public func remove(_ name: String) throws(PairError) {
    guard Self.defect(ofName: name) == nil, has(name) || unfinished.contains(name) else {
      throw PairError(
        "There is no pair \(name) in \(folder.path), and others are not removed; check the name.")
    }
    do {
      if has(name) { try FileManager.default.removeItem(at: manifestFile(name)) }
      let files = files(of: name)
      if FileManager.default.fileExists(atPath: files.path) { try FileManager.default.removeItem(at: files) }
    } catch {
      throw PairError("\(name) cannot be removed from \(folder.path); check the folder's permissions.")
    }
  }

  /// Gives a pair that is to be pulled the file of another pair that has the same content, without copying.
  public func share(sha256: String, as name: String, in pair: String) {
    let wanted = files(of: pair).appending(path: name)
    guard !FileManager.default.fileExists(atPath: wanted.path) else { return }
    for other in PairCatalog(folders: [folder]).list().pairs {
      for model in [other.manifest.target, other.manifest.draft] {
        let known = [(model.file, model.sha256)] + (model.parts ?? []).map { ($0.file, $0.sha256) }
        for (file, sum) in known where sum == sha256 && !file.hasPrefix("/") {
          try? FileManager.default.createDirectory(at: files(of: pair), withIntermediateDirectories: true)
          if link(folder.appending(path: file).path, wanted.path) == 0 { return }
        }
      }
    }
  }

  private static func sync(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

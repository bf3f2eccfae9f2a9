import Foundation

extension CataloguedPair {
  /// Checks that both model files are there and have the sizes that the manifest gives; takes no time.
  public func checkFiles() throws(PairError) {
    for model in [manifest.target, manifest.draft] {
      try checkSize(of: model)
      for part in model.parts ?? [] {
        try checkSize(of: PairManifest.ModelFile(file: part.file, size: part.size))
      }
    }
  }

  /// What the checksums of the model files say; `sha256sum` reads the files whole, and blocks meanwhile.
  public func checkSums() throws(PairError) -> ChecksumResult {
    var unknown = false
    for file in files {
      guard let expected = file.sha256 else {
        unknown = true
        continue
      }
      guard let actual = Checksum.sha256(ofFileAt: file.path) else { return .noTool }
      guard actual == expected.lowercased() else {
        throw PairError(
          "\(file.path) is not the file that the pair \(name) was made with (its checksum differs); "
            + "fetch it again.")
      }
    }
    return unknown ? .notGiven : .right
  }

  private func path(to model: PairManifest.ModelFile) -> String {
    path(of: model)
  }

  private func checkSize(of model: PairManifest.ModelFile) throws(PairError) {
    let path = path(to: model)
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let size = attributes[.size] as? NSNumber
    else {
      throw PairError("The pair \(name) needs \(path), which is not there; fetch it or choose another pair.")
    }
    guard let expected = model.size, size.intValue != expected else { return }
    throw PairError(
      "\(path) has \(size.intValue) bytes, but the pair \(name) was made with \(expected); fetch it again.")
  }
}

/// What a comparison of checksums gave, where none differed.
public enum ChecksumResult: Sendable, Equatable {
  case right
  /// The manifest does not give all of them.
  case notGiven
  /// This system has no `sha256sum`.
  case noTool
}

/// SHA-256 by the system's own tool.
public enum Checksum {
  private static let tools = ["/usr/bin/sha256sum", "/bin/sha256sum", "/sbin/sha256sum"]

  /// - Returns: in hexadecimal; nil where this system has no `sha256sum`, or the file cannot be read.
  public static func sha256(ofFileAt path: String) -> String? {
    guard let tool = tools.first(where: FileManager.default.isExecutableFile) else { return nil }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = ["--", path]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let text = (try? output.fileHandleForReading.readToEnd()) ?? nil
    process.waitUntilExit()
    guard process.terminationStatus == 0, let text else { return nil }
    // The tool puts a backslash before the sum where it had to escape the file's name.
    let sum = String(decoding: text, as: UTF8.self).drop { $0 == "\\" }.prefix(64)
    return sum.count == 64 ? String(sum) : nil
  }
}

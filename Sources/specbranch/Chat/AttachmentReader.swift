import ChatUI
import Foundation
import SpecCore
import SpecEngine

/// Counts tokens as a pair does.
struct PairTokenizer: Sendable {
  /// Its name.
  let pair: String
  let codec: any TextCodec

  func count(_ text: String) -> Int { codec.tokenize(text, addStart: false, parseSpecial: false).count }
}

/// Reads the files that messages name, on a thread of its own: a slow disk holds up nobody else.
actor AttachmentReader {
  /// The most names of a folder that are looked at, and that are offered.
  private static let nameLimit = 5000
  private static let offered = 200

  private nonisolated let executor = ThreadExecutor(name: "attachments")
  /// The most bytes of a file.
  private let limit: Int
  /// Tokens counted before, by path.
  private var counted: [String: (text: String, pair: String, tokens: Int)] = [:]

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(limit: Int) { self.limit = limit }

  deinit { executor.shutDown() }

  /// - Parameter tokenizer: nil while no pair is loaded.
  func read(_ paths: [String], _ tokenizer: PairTokenizer?) -> [AttachmentReading] {
    counted = counted.filter { paths.contains($0.key) }
    return paths.map { AttachmentReading(path: $0, outcome: read($0, tokenizer)) }
  }

  /// A file that was read before, with its tokens.
  func counted(_ file: Attachment, _ tokenizer: PairTokenizer) -> Attachment {
    var file = file
    file.tokenCount = tokenizer.count(file.text)
    return file
  }

  private func read(_ path: String, _ tokenizer: PairTokenizer?) -> AttachmentReading.Outcome {
    let file = Home.expanded(path)
    var status = stat()
    guard stat(file, &status) == 0 else {
      return errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG
        ? .missing : .refused("\(path) cannot be read; look at its permissions.")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      // A word of a sentence may be a folder's name by chance.
      if isFolder, !path.contains("/") { return .missing }
      return .refused(
        isFolder
          ? "\(path) is a folder; name a file in it." : "\(path) is no plain file, so it cannot be attached.")
    }
    guard Int(status.st_size) <= limit else { return .refused(tooLarge(path, Int(status.st_size))) }
    let descriptor = open(file, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return .refused("\(path) cannot be read; look at its permissions.") }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard let data = try? handle.read(upToCount: limit + 1) ?? Data() else {
      return .refused("\(path) cannot be read; look at the disk.")
    }
    guard data.count <= limit else { return .refused(tooLarge(path, data.count)) }
    guard !data.contains(0), let text = String(bytes: data, encoding: .utf8) else {
      return .refused("\(path) is no text in UTF-8, so it cannot be attached.")
    }
    return .file(
      Attachment(name: path, byteCount: data.count, tokenCount: tokens(of: text, path, tokenizer), text: text)
    )
  }

  private func tooLarge(_ path: String, _ bytes: Int) -> String {
    "\(path) has \(bytes / 1024) KB, but files up to \(limit / 1024) KB can be attached (attachment_limit)."
  }

  private func tokens(of text: String, _ path: String, _ tokenizer: PairTokenizer?) -> Int? {
    guard let tokenizer else { return nil }
    if let known = counted[path], known.pair == tokenizer.pair, known.text == text { return known.tokens }
    let tokens = tokenizer.count(text)
    counted[path] = (text, tokenizer.pair, tokens)
    return tokens
  }

  /// The paths that begin like this, sorted; folders end with a slash.
  func complete(_ path: String) -> [String] {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let (folder, start) = (String(path[..<slash]), path[slash...])
    let place = folder.isEmpty ? "." : Home.expanded(folder)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: place).prefix(Self.nameLimit)
    else {
      return []
    }
    let shown = names.filter { start.hasPrefix(".") || !$0.hasPrefix(".") }
    let exact = shown.filter { $0.hasPrefix(start) }
    let matching = exact.isEmpty ? shown.filter { $0.lowercased().hasPrefix(start.lowercased()) } : exact
    return matching.sorted().prefix(Self.offered).map { name in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: place + "/" + name, isDirectory: &isFolder)
      return folder + name + (exists && isFolder.boolValue ? "/" : "")
    }
  }
}

import Foundation
import SpecCore

/// Fetches one file to a folder: locked, resumed, checked and renamed. Blocks.
struct FileDownload {
  let connection: HubConnection
  let url: String
  let repository: String
  let commit: String
  let file: RemoteFile
  let finalPath: String
  /// Told of each change of phase, and of the file's bytes that are there.
  let report: (PullProgress.Phase, Int) -> Void

  func run() throws(HubError) -> PulledFile {
    let lock = try FileLock(path: finalPath + ".lock", cancellation: connection.cancellation) {
      report(.waitingForOther, 0)
    }
    defer { withExtendedLifetime(lock) {} }
    if let there = try existing() {
      PartialFile.removeRemains(of: finalPath)
      return there
    }
    let partial = try PartialFile(
      finalPath: finalPath, identity: file.sha256 ?? "\(repository) \(commit) \(file.path)",
      cancellation: connection.cancellation
    ) { report(.checking, $0) }
    return try fetch(into: partial)
  }

  /// The file, if it is there already with the right content.
  private func existing() throws(HubError) -> PulledFile? {
    var status = stat()
    guard lstat(finalPath, &status) == 0 else { return nil }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw HubError(.localFile, "\(finalPath) is no plain file; move it away, then try again.")
    }
    let size = Int(status.st_size)
    guard let expected = file.sha256, file.size.map({ $0 == size }) ?? true else { return nil }
    let sum = SHA256Digest.of(fileAt: finalPath, cancellation: connection.cancellation) {
      report(.checking, $0)
    }
    if connection.cancellation.isSet { throw .cancelled }
    guard sum == expected else { return nil }
    report(.done, size)
    return PulledFile(remote: file, path: finalPath, size: size, sha256: expected, isCompared: true)
  }

  private func fetch(into partial: PartialFile) throws(HubError) -> PulledFile {
    if let size = file.size, partial.size > size { try partial.restart() }
    var expected = Expectation(size: file.size, sha256: file.sha256)
    // The loop ends: each round but the last restarts from nothing, which the hub's answer must have asked for.
    for _ in 0..<4 {
      if let size = expected.size, partial.size == size { break }
      try receive(into: partial, &expected)
      guard let size = expected.size else { break }
      if partial.size == size { break }
      if partial.size > size { try partial.restart() }
    }
    if let size = expected.size, partial.size != size {
      let kept = partial.size
      partial.discard()
      throw HubError(
        .wrongContent,
        "\(file.localName) came with \(kept) bytes instead of \(size), so it was deleted; try again.")
    }
    let size = partial.size
    let sum = try partial.finish(expecting: expected.sha256)
    report(.done, size)
    return PulledFile(
      remote: file, path: finalPath, size: size, sha256: sum, isCompared: expected.sha256 != nil)
  }

  private struct Expectation {
    var size: Int?
    var sha256: String?
  }

  private func receive(into partial: PartialFile, _ expected: inout Expectation) throws(HubError) {
    // The closures outlive no call, but Swift cannot know that of an inout parameter.
    var known = expected
    defer { expected = known }
    var takesBody = false
    var lastSync = partial.size
    let receiver = HubConnection.Receiver(
      head: { head, first throws(HubError) in
        try learn(&known, from: first)
        takesBody = try prepare(partial, head, &known)
        report(.receiving, partial.size)
      },
      body: { bytes throws(HubError) in
        guard takesBody else { return }
        if let size = known.size, partial.size + bytes.count > size {
          partial.discard()
          throw HubError(
            .wrongContent, "More arrives than \(file.localName) should have, so it was deleted; try again.")
        }
        try partial.append(bytes)
        // What a killed process wrote stays; what a power cut leaves should not be far behind.
        if partial.size - lastSync >= 1 << 28 {
          try partial.sync()
          lastSync = partial.size
        }
        report(.receiving, partial.size)
      })
    try connection.get(
      url, what: "\(repository)/\(file.path)", headers: { Self.rangeHeaders(partial) }, receiver: receiver,
      progress: { partial.size })
  }

  private static func rangeHeaders(_ partial: PartialFile) -> [String] {
    guard partial.size > 0 else { return [] }
    return ["Range: bytes=\(partial.size)-"] + (partial.origin.validator.map { ["If-Range: \($0)"] } ?? [])
  }

  /// What the hub's own answer says of the file, before it redirects.
  private func learn(_ known: inout Expectation, from head: HTTPHead) throws(HubError) {
    if let told = head.headers["x-repo-commit"], told != commit {
      throw HubError(
        .badAnswer, "The hub sends another revision of \(file.path) than was asked for; try again.")
    }
    if let tag = head.headers["x-linked-etag"].map(Self.unquoted), SHA256Digest.isDigest(tag) {
      guard known.sha256 == nil || known.sha256 == tag.lowercased() else {
        throw HubError(.badAnswer, "The hub contradicts itself about \(file.path); try again later.")
      }
      known.sha256 = tag.lowercased()
    }
    if let size = head.headers["x-linked-size"].flatMap({ Int($0) }), size >= 0 {
      known.size = known.size ?? size
    }
  }

  /// Fits the partial file to what will arrive.
  ///
  /// - Returns: whether the body is to be kept.
  private func prepare(
    _ partial: PartialFile, _ head: HTTPHead, _ known: inout Expectation
  ) throws(HubError) -> Bool {
    let validator = Self.strongValidator(head)
    switch head.status {
    case 206:
      let isSame =
        partial.origin.validator == nil || validator == nil || partial.origin.validator == validator
      guard let range = ContentRange(head.headers["content-range"]), range.start == partial.size, isSame,
        known.size == nil || range.size == nil || range.size == known.size
      else {
        // Another file than before, or another part of it: the next round starts afresh.
        try partial.restart()
        return false
      }
      known.size = known.size ?? range.size
    case 416:
      try partial.restart()
      return false
    default:
      if partial.size > 0 { try partial.restart() }
      known.size = known.size ?? head.headers["content-length"].flatMap { Int($0) }
    }
    try partial.setValidator(validator)
    return true
  }

  /// An entity tag that promises the same bytes.
  private static func strongValidator(_ head: HTTPHead) -> String? {
    guard let tag = head.headers["etag"], tag.hasPrefix("\""), tag.hasSuffix("\""), tag.utf8.count <= 256
    else {
      return nil
    }
    return tag
  }

  private static func unquoted(_ tag: String) -> String {
    tag.replacing("W/", with: "").trimmingCharacters(in: CharacterSet(charactersIn: "\""))
  }
}

/// `bytes 100-199/200`.
struct ContentRange: Equatable {
  let start: Int
  let size: Int?

  init?(_ text: String?) {
    guard let match = text?.wholeMatch(of: /bytes ([0-9]{1,18})-([0-9]{1,18})\/([0-9]{1,18}|\*)/),
      let start = Int(match.1), let end = Int(match.2), start <= end
    else { return nil }
    self.start = start
    size = Int(match.3)
  }
}

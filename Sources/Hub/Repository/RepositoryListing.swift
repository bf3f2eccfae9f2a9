import Foundation

/// What a repository holds at one commit.
public struct RepositoryListing: Sendable, Equatable {
  public let repository: String
  /// The commit that the revision stood for, 40 hexadecimal digits.
  public let commit: String
  /// The licence that its card names, such as `apache-2.0`.
  public let licence: String?
  /// Only files whose names can be used here.
  public let files: [RemoteFile]

  /// Reads the hub's JSON.
  init(repository: String, json: Data) throws(HubError) {
    let nonsense = HubError(
      .badAnswer, "The hub's answer about \(repository) cannot be understood; try again later.")
    guard let answer = try? JSONDecoder().decode(Answer.self, from: json), Self.isCommit(answer.sha) else {
      throw nonsense
    }
    self.repository = repository
    commit = answer.sha.lowercased()
    licence = Self.licence(answer)
    files = (answer.siblings ?? []).compactMap(RemoteFile.init)
  }

  static func isCommit(_ text: String) -> Bool {
    text.utf8.count == 40 && text.allSatisfy(\.isHexDigit)
  }

  private static func licence(_ answer: Answer) -> String? {
    let tag = answer.tags?.first { $0.hasPrefix("license:") }?.dropFirst("license:".count)
    let text = answer.cardData?.license?.first ?? tag.map(String.init)
    guard let text, !text.isEmpty, text.utf8.count <= 100,
      text.unicodeScalars.allSatisfy({ $0.value >= 0x20 })
    else { return nil }
    return text
  }

  private struct Answer: Decodable {
    let sha: String
    let siblings: [Sibling]?
    let tags: [String]?
    let cardData: Card?
  }

  struct Sibling: Decodable {
    let rfilename: String
    let size: Int?
    let blobId: String?
    let lfs: LargeFile?
  }

  struct LargeFile: Decodable {
    let sha256: String?
    let size: Int?
  }

  private struct Card: Decodable {
    let license: [String]?

    init(from decoder: any Decoder) throws {
      // A card may give one licence, several or something else entirely.
      let values = try? decoder.container(keyedBy: Keys.self)
      license =
        (try? values?.decode([String].self, forKey: .license))
        ?? (try? values?.decode(String.self, forKey: .license)).map { [$0] }
    }

    private enum Keys: CodingKey { case license }
  }
}

/// A file in a repository.
public struct RemoteFile: Sendable, Equatable {
  /// Its path in the repository.
  public let path: String
  /// Bytes, where the hub says so.
  public let size: Int?
  /// Of its content, lower case; the hub knows it for large files.
  public let sha256: String?

  /// No file is larger, whatever a hub says: a pebibyte.
  static let largestSize = 1 << 50

  public init(path: String, size: Int?, sha256: String?) {
    self.path = path
    self.size = size
    self.sha256 = sha256
  }

  init?(_ sibling: RepositoryListing.Sibling) {
    guard RemoteFileName.defect(sibling.rfilename) == nil else { return nil }
    let size = sibling.lfs?.size ?? sibling.size
    guard (0...Self.largestSize).contains(size ?? 0) else { return nil }
    self.init(
      path: sibling.rfilename, size: size,
      sha256: sibling.lfs?.sha256.flatMap { SHA256Digest.isDigest($0) ? $0.lowercased() : nil })
  }

  public var localName: String { RemoteFileName.localName(path) }
}

extension Sequence<RemoteFile> {
  /// Bytes of all; nil where the hub does not say it of each.
  public var totalSize: Int? {
    reduce(0) { sum, file in
      guard let sum, let size = file.size else { return nil }
      return sum.addingSaturated(size)
    }
  }
}

extension Int {
  /// The sum, or the largest number where that would be too large: a hub's listing is not trusted.
  func addingSaturated(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}

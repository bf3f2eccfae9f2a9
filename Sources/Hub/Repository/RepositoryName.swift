/// A model in a hub, as people write it: `OWNER/REPOSITORY[@REVISION][:FILE]`.
public struct RepositoryName: Sendable, Equatable, CustomStringConvertible {
  public static let usualRevision = "main"

  /// `OWNER/REPOSITORY`.
  public let repository: String
  /// A branch, a tag or a commit.
  public var revision: String
  /// A file in it, or a part of its name such as `Q4_K_M`; nil leaves the choice to us.
  public let file: String?

  public init(repository: String, revision: String = usualRevision, file: String? = nil) {
    self.repository = repository
    self.revision = revision
    self.file = file
  }

  public init(parsing text: String) throws(HubError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let name = parts[0].split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let revision = name.count > 1 ? name[1] : Self.usualRevision
    let file = parts.count > 1 ? parts[1] : nil
    guard Self.isRepository(name[0]), Self.isRevision(revision), file != "" else {
      throw HubError(
        .badName,
        "\(text) names no model in a hub; write OWNER/REPOSITORY, with @REVISION or :FILE behind it if you like."
      )
    }
    if let file, let defect = RemoteFileName.defect(file) {
      throw HubError(.badName, "\(file) cannot be the name of a model file: \(defect); name another.")
    }
    self.init(repository: name[0], revision: revision, file: file)
  }

  public var description: String {
    repository + (revision == Self.usualRevision ? "" : "@" + revision) + (file.map { ":" + $0 } ?? "")
  }

  /// Whether a text looks like `OWNER/REPOSITORY`.
  public static func isRepository(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        (1...96).contains(part.utf8.count) && part.utf8.allSatisfy(isNameByte) && part.first != "."
          && part.first != "-" && !part.contains("..")
      }
  }

  private static func isRevision(_ text: String) -> Bool {
    (1...255).contains(text.utf8.count) && text.utf8.allSatisfy { isNameByte($0) || $0 == UInt8(ascii: "/") }
      && !text.contains("..") && !text.hasPrefix("/")
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}

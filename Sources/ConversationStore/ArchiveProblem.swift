/// Why an archive cannot be imported; nothing of it was.
public enum ArchiveProblem: Error, Equatable, Sendable, CustomStringConvertible {
  case notAnArchive
  /// A page or a Markdown document without one in it.
  case noneEmbedded
  case newer
  case tooLarge(megabytes: Int)
  case invalid(String)

  public var description: String {
    switch self {
    case .notAnArchive:
      "This is no archive of conversations; import a file that this program has exported."
    case .noneEmbedded:
      "No archive is in this document, so it cannot be imported; export the conversation again, without --no-archive."
    case .newer: "This archive is from a newer version of this program; update the program to import it."
    case .tooLarge(let megabytes):
      "This archive is larger than \(megabytes) MB, more than can be imported at once; export fewer conversations."
    case .invalid(let reason): "This archive cannot be imported because \(reason); nothing was imported."
    }
  }
}

/// How large an archive and its parts may be.
public struct ArchiveLimits: Sendable {
  public var byteCount = 512 << 20
  public var conversations = 20_000
  /// In all conversations together.
  public var messages = 1_000_000
  /// Of one message or attachment, in bytes.
  public var textByteCount = 32 << 20
  /// Of a title, a name or a path, in bytes.
  public var nameByteCount = 4_096
  public var attachmentsPerMessage = 100
  public var summariesPerMessage = 100

  public static let standard = ArchiveLimits()

  public init() {}
}

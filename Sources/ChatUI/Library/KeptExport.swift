public import ConversationExport

/// A kept conversation on its way to a file.
public struct KeptExport: Equatable, Sendable {
  public var key: ConversationKey
  public var format: ExportFormat
  public var path: String
  /// The same as far as the screen has it, for where the file of conversations cannot be read.
  public var shown: ExportedConversation
  /// Whether a reply is on its way, of which the file gets what there is.
  public var isReplyComing: Bool

  public init(
    key: ConversationKey, format: ExportFormat, path: String, shown: ExportedConversation,
    isReplyComing: Bool
  ) {
    self.key = key
    self.format = format
    self.path = path
    self.shown = shown
    self.isReplyComing = isReplyComing
  }
}

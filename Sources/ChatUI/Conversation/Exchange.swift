/// A message of the user's and the replies to it, one of which is shown.
///
/// A conversation is a tree: a message has several replies when it was answered again, and several versions when it
/// was edited. The path that is shown is a list of exchanges; what branches off it lies in them, put away together
/// with all that follows it, so that nothing is ever overwritten.
struct Exchange: Equatable, Sendable {
  /// The exchanges from one on, along the path that was shown last.
  typealias Path = [Exchange]

  let id: MessageID
  /// As it was typed.
  let message: String
  /// The files that went with it.
  private(set) var attachments: [Attachment]
  private(set) var replies: [Reply]
  /// Which of the replies is shown.
  private(set) var shownReply: Int
  /// What follows the replies that are not shown, by their index.
  private(set) var pathsAfterReplies: [Int: Path] = [:]
  /// The versions of the message written before and after this one, oldest first, each with what follows it.
  private(set) var olderVersions: [Path] = []
  private(set) var newerVersions: [Path] = []

  init(id: MessageID, message: String, attachments: [Attachment] = [], reply: Reply) {
    self.init(id: id, message: message, attachments: attachments, replies: [reply])
  }

  /// - Precondition: `replies` is not empty.
  init(
    id: MessageID, message: String, attachments: [Attachment] = [], replies: [Reply], shownReply: Int? = nil
  ) {
    self.attachments = attachments
    self.id = id
    self.message = message
    self.replies = replies
    self.shownReply = shownReply ?? replies.count - 1
  }

  /// The reply that is shown.
  var reply: Reply {
    get { replies[shownReply] }
    // In place: a reply's text is not copied to be continued.
    _modify { yield &replies[shownReply] }
  }

  /// UTF-8 length of the message, its files and all replies to it.
  var textLength: Int {
    let files = attachments.reduce(0) { $0 + $1.text.utf8.count }
    return replies.reduce(message.utf8.count + files) { $0 + $1.text.utf8.count }
  }

  /// Takes over how many tokens a file has.
  ///
  /// - Returns: whether that was not known.
  mutating func takeTokenCount(of file: Attachment) -> Bool {
    var isNew = false
    for index in attachments.indices where attachments[index].tokenCount != file.tokenCount {
      guard attachments[index].name == file.name, attachments[index].text == file.text else { continue }
      attachments[index].tokenCount = file.tokenCount
      isNew = true
    }
    return isNew
  }

  /// Which version of the message this is, from 0, and of how many.
  var version: (index: Int, count: Int) {
    (olderVersions.count, olderVersions.count + 1 + newerVersions.count)
  }

  // MARK: Replies

  /// Adds a reply and shows it; what followed the one before is put away.
  mutating func answerAgain(_ reply: Reply, following path: Path) {
    pathsAfterReplies[shownReply] = path
    replies.append(reply)
    shownReply = replies.count - 1
  }

  /// Shows another reply.
  ///
  /// - Parameter path: what follows the one shown now.
  /// - Returns: what follows the other.
  mutating func showReply(_ index: Int, following path: Path) -> Path {
    pathsAfterReplies[shownReply] = path
    shownReply = index
    return pathsAfterReplies.removeValue(forKey: index) ?? []
  }

  /// Puts away what follows a reply that is not shown.
  mutating func keep(_ path: Path, afterReply index: Int) { pathsAfterReplies[index] = path }

  /// Takes the reply shown back, unless it is the only one, and shows the one before it.
  ///
  /// - Returns: what follows that one; nil if there was nothing to take back.
  mutating func dropReply() -> Path? {
    guard replies.count > 1 else { return nil }
    replies.remove(at: shownReply)
    // Only the newest reply is ever dropped, so that the others keep their index.
    shownReply = replies.count - 1
    return pathsAfterReplies.removeValue(forKey: shownReply) ?? []
  }

  // MARK: Versions

  /// The path that shows another version of a message.
  ///
  /// - Parameter path: from the message on, as it is shown now.
  static func show(version index: Int, of path: Path) -> Path {
    guard var head = path.first else { return path }
    var versions = head.olderVersions
    let newer = head.newerVersions
    (head.olderVersions, head.newerVersions) = ([], [])
    versions.append([head] + path.dropFirst())
    versions += newer
    return show(index, of: versions)
  }

  /// The path that begins with a new version of a message.
  static func edit(_ path: Path, to edited: Exchange) -> Path {
    guard var head = path.first else { return [edited] }
    var versions = head.olderVersions
    let newer = head.newerVersions
    (head.olderVersions, head.newerVersions) = ([], [])
    versions.append([head] + path.dropFirst())
    versions += newer
    versions.append([edited])
    return show(versions.count - 1, of: versions)
  }

  /// The path of one of several versions of a message, which keeps the others.
  static func show(_ index: Int, of versions: [Path]) -> Path {
    var path = versions[index]
    path[0].olderVersions = Array(versions[..<index])
    path[0].newerVersions = Array(versions[(index + 1)...])
    return path
  }

  /// This version of the message, with others that are kept beside it, each with what follows it.
  func beside(older: [Path], newer: [Path]) -> Exchange {
    var result = self
    (result.olderVersions, result.newerVersions) = (older, newer)
    return result
  }

  /// The path without its first message's version that is shown, which shows the one before it; empty if it was the only one.
  static func dropVersion(of path: Path) -> Path {
    guard let head = path.first else { return [] }
    let others = head.olderVersions + head.newerVersions
    return others.isEmpty ? [] : show(max(head.olderVersions.count - 1, 0), of: others)
  }
}

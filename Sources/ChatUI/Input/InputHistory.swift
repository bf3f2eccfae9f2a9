/// Messages sent before, looked through without losing what is being written.
struct InputHistory: Equatable, Sendable {
  /// The most messages kept.
  static let limit = 1000

  private(set) var messages: [String]
  /// Which message is shown; `messages.count` is the new one.
  private var position: Int
  /// Texts as they were left when another one was shown, by position.
  private var edited: [Int: String] = [:]

  /// - Parameter messages: from oldest to newest.
  init(_ messages: [String] = []) {
    self.messages = messages.suffix(Self.limit)
    position = self.messages.count
  }

  /// Takes a message in.
  ///
  /// - Returns: a text that was being written before the history was opened, and is not this message.
  mutating func append(_ message: String) -> String {
    let unsent = position == messages.count ? "" : edited[messages.count] ?? ""
    if messages.last != message { messages.append(message) }
    if messages.count > Self.limit { messages.removeFirst() }
    position = messages.count
    edited = [:]
    return unsent
  }

  /// Moves to an older (negative) or newer message.
  ///
  /// - Parameter shown: the text to keep for the way back.
  /// - Returns: the text to show; nil where there is no other.
  mutating func move(by steps: Int, leaving shown: String) -> String? {
    let next = position + steps
    guard (0...messages.count).contains(next) else { return nil }
    edited[position] = shown
    position = next
    return edited[next] ?? (next < messages.count ? messages[next] : "")
  }
}

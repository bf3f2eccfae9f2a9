public import Foundation

/// One message of a conversation's tree.
public struct StoredMessage: Sendable, Equatable, Identifiable {
  public let id: MessageID
  public let conversation: ConversationID
  /// Nil for a first message; an edited first message is another one.
  public let parent: MessageID?
  public let role: MessageRole
  /// Exactly what was typed or produced, control characters included.
  public let text: String
  public let state: MessageState
  public let created: Date
  /// The child that the shown path goes through.
  public let chosenChild: MessageID?
  public let attachments: [MessageAttachment]
  /// How a reply came about.
  public let details: ReplyDetails?
}

public enum MessageRole: String, Sendable, Codable, CaseIterable {
  case system, user, assistant
}

public enum MessageState: String, Sendable, Codable, CaseIterable {
  case complete
  /// A reply that a living process is writing.
  case streaming
  /// The user stopped the reply.
  case stopped
  /// The process ended in the middle of the reply.
  case interrupted
  /// Decoding failed in the middle of the reply.
  case failed
}

/// A text file that was sent with a message.
public struct MessageAttachment: Sendable, Equatable, Codable {
  public let name: String
  /// The file's size in bytes.
  public let byteCount: Int
  /// What was in it; nil where only its name and size were kept.
  public let text: String?

  public init(name: String, byteCount: Int, text: String?) {
    self.name = name
    self.byteCount = byteCount
    self.text = text
  }
}

/// How a reply came about, and what it cost.
public struct ReplyDetails: Sendable, Equatable, Codable {
  /// The name of the pair of models.
  public var pair: String
  /// The decoding mode's name.
  public var mode: String
  /// The decoding parameters as JSON.
  public var parameters: String
  public var seed: UInt64
  /// The run's figures as JSON, once it has ended.
  public var figures: String?
  public var tracePath: String?

  public init(
    pair: String, mode: String, parameters: String, seed: UInt64, figures: String? = nil,
    tracePath: String? = nil
  ) {
    self.pair = pair
    self.mode = mode
    self.parameters = parameters
    self.seed = seed
    self.figures = figures
    self.tracePath = tracePath
  }
}

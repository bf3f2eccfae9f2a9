public struct RunStarted: Codable, Sendable, Equatable {
  /// Version of the event schema; raised when a field changes its meaning or goes away.
  public static let schemaVersion = 1

  public var schemaVersion: Int
  public var program: String
  public var pair: String
  public var seed: UInt64
  public var parameters: DecodingParameters
  /// Tokens of the prompt, those already in the caches included.
  public var promptTokens: Int
  /// Prompt tokens that each cache held already.
  public var cachedTargetTokens: Int
  public var cachedDraftTokens: Int
  /// The most tokens the reply may have.
  public var maxTokens: Int
  public var contextLength: Int

  public init(
    program: String, pair: String, seed: UInt64, parameters: DecodingParameters, promptTokens: Int,
    cachedTargetTokens: Int, cachedDraftTokens: Int, maxTokens: Int, contextLength: Int
  ) {
    self.schemaVersion = Self.schemaVersion
    self.program = program
    self.pair = pair
    self.seed = seed
    self.parameters = parameters
    self.promptTokens = promptTokens
    self.cachedTargetTokens = cachedTargetTokens
    self.cachedDraftTokens = cachedDraftTokens
    self.maxTokens = maxTokens
    self.contextLength = contextLength
  }
}

public struct PromptProgress: Codable, Sendable, Equatable {
  public var lane: Lane
  /// Tokens of this run's prompt evaluated so far, and in all, those cached before not counted.
  public var done: Int
  public var total: Int

  public init(lane: Lane, done: Int, total: Int) {
    self.lane = lane
    self.done = done
    self.total = total
  }
}

public struct ParametersChanged: Codable, Sendable, Equatable {
  /// The first round they apply to.
  public var round: Int
  public var parameters: DecodingParameters

  public init(round: Int, parameters: DecodingParameters) {
    self.round = round
    self.parameters = parameters
  }
}

/// Decoding is paused, slowed down or let run again.
///
/// A run that says so once was slowed: its times leave out what it waited, but its speed is no measurement.
public struct PacingChanged: Codable, Sendable, Equatable {
  /// The round it comes before.
  public var round: Int
  public var pacing: Pacing

  public init(round: Int, pacing: Pacing) {
    self.round = round
    self.pacing = pacing
  }
}

/// One plain sentence that people should see.
public struct Notice: Codable, Sendable, Equatable {
  public enum Kind: String, Codable, Sendable {
    /// Something is not as it was asked for.
    case warning
    /// Only the target decodes, for the reason in the sentence.
    case speculationOff = "speculation_off"
  }

  public var message: String
  /// Nil where it is only worth knowing.
  public var kind: Kind?

  public init(message: String, kind: Kind? = nil) {
    self.message = message
    self.kind = kind
  }
}

public struct RunFinished: Codable, Sendable, Equatable {
  public var finish: FinishReason
  /// Text held back until the end was known.
  public var remainingText: String
  public var metrics: DecodingMetrics

  public init(finish: FinishReason, remainingText: String, metrics: DecodingMetrics) {
    self.finish = finish
    self.remainingText = remainingText
    self.metrics = metrics
  }
}

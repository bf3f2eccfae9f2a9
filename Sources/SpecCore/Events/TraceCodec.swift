import Foundation

/// Events as JSON lines: one object a line, field names in snake case.
public enum TraceCodec {
  private static let encoder = {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()

  /// One line, without the line break.
  public static func line(_ event: TimedEvent) throws -> String {
    String(decoding: try encoder.encode(event), as: UTF8.self)
  }

  public static func event(line: String) throws -> TimedEvent {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(TimedEvent.self, from: Data(line.utf8))
  }
}

extension TimedEvent: Codable {
  private enum Key: String, CodingKey {
    case event
    case time = "timeS"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let time = try container.decode(Double.self, forKey: .time)
    let name = try container.decode(DecodingEvent.Name.self, forKey: .event)
    self.init(time: time, event: try DecodingEvent(name, from: decoder))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(time, forKey: .time)
    try container.encode(event.name, forKey: .event)
    try event.payload.encode(to: encoder)
  }
}

extension DecodingEvent {
  /// The event's name in a trace.
  public enum Name: String, Codable, Sendable, CaseIterable {
    case runStarted = "run_started"
    case promptProgress = "prompt_progress"
    case forwardStarted = "forward_started"
    case forwardFinished = "forward_finished"
    case draftExtended = "draft_extended"
    case branchOpened = "branch_opened"
    case verdict
    case judgementExplained = "judgement_explained"
    case committed
    case rolledBack = "rolled_back"
    case discarded
    case roundFinished = "round_finished"
    case parametersChanged = "parameters_changed"
    case governorDecided = "governor_decided"
    case pacingChanged = "pacing_changed"
    case notice
    case runFinished = "run_finished"
  }

  public var name: Name {
    switch self {
    case .runStarted: .runStarted
    case .promptProgress: .promptProgress
    case .forwardStarted: .forwardStarted
    case .forwardFinished: .forwardFinished
    case .draftExtended: .draftExtended
    case .branchOpened: .branchOpened
    case .verdict: .verdict
    case .judgementExplained: .judgementExplained
    case .committed: .committed
    case .rolledBack: .rolledBack
    case .discarded: .discarded
    case .roundFinished: .roundFinished
    case .parametersChanged: .parametersChanged
    case .governorDecided: .governorDecided
    case .pacingChanged: .pacingChanged
    case .notice: .notice
    case .runFinished: .runFinished
    }
  }

  fileprivate var payload: any Encodable {
    switch self {
    case .runStarted(let payload): payload
    case .promptProgress(let payload): payload
    case .forwardStarted(let payload): payload
    case .forwardFinished(let payload): payload
    case .draftExtended(let payload): payload
    case .branchOpened(let payload): payload
    case .verdict(let payload): payload
    case .judgementExplained(let payload): payload
    case .committed(let payload): payload
    case .rolledBack(let payload): payload
    case .discarded(let payload): payload
    case .roundFinished(let payload): payload
    case .parametersChanged(let payload): payload
    case .governorDecided(let payload): payload
    case .pacingChanged(let payload): payload
    case .notice(let payload): payload
    case .runFinished(let payload): payload
    }
  }

  fileprivate init(_ name: Name, from decoder: any Decoder) throws {
    switch name {
    case .runStarted: self = .runStarted(try RunStarted(from: decoder))
    case .promptProgress: self = .promptProgress(try PromptProgress(from: decoder))
    case .forwardStarted: self = .forwardStarted(try ForwardStarted(from: decoder))
    case .forwardFinished: self = .forwardFinished(try ForwardFinished(from: decoder))
    case .draftExtended: self = .draftExtended(try DraftExtended(from: decoder))
    case .branchOpened: self = .branchOpened(try BranchOpened(from: decoder))
    case .verdict: self = .verdict(try VerdictGiven(from: decoder))
    case .judgementExplained: self = .judgementExplained(try JudgementExplained(from: decoder))
    case .committed: self = .committed(try Committed(from: decoder))
    case .rolledBack: self = .rolledBack(try NodesEnded(from: decoder))
    case .discarded: self = .discarded(try NodesEnded(from: decoder))
    case .roundFinished: self = .roundFinished(try RoundFinished(from: decoder))
    case .parametersChanged: self = .parametersChanged(try ParametersChanged(from: decoder))
    case .governorDecided: self = .governorDecided(try GovernorDecided(from: decoder))
    case .pacingChanged: self = .pacingChanged(try PacingChanged(from: decoder))
    case .notice: self = .notice(try Notice(from: decoder))
    case .runFinished: self = .runFinished(try RunFinished(from: decoder))
    }
  }
}

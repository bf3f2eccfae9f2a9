public import SpecCore
import Synchronization

/// Has the loaded pair sum up the oldest turns of a conversation.
///
/// It is a run like a reply's, greedy, whose prompt is the conversation itself with a question at its end: what the
/// caches hold of it is not read again.
public struct Summariser: Sendable {
  private let coordinator: SpeculationCoordinator
  private let codec: any TextCodec
  private let system: String?
  private let usesTemplate: Bool
  private let contextLength: Int
  private let parameters: DecodingParameters

  /// - Parameters:
  ///   - system: the instructions before the first question, without any summary.
  ///   - parameters: how to draft; the sampling is greedy whatever they say.
  public init(
    coordinator: SpeculationCoordinator, codec: any TextCodec, system: String?, usesTemplate: Bool = true,
    contextLength: Int, parameters: DecodingParameters
  ) {
    self.coordinator = coordinator
    self.codec = codec
    self.system = system
    self.usesTemplate = usesTemplate
    self.contextLength = contextLength
    var greedy = parameters
    greedy.sampling = SamplingSettings()
    self.parameters = greedy
  }

  public enum Outcome: Equatable, Sendable {
    case written(String)
    case unusable(SummaryFault)
    case cancelled
  }

  /// Sums up turns, oldest first; where they do not fit into the context at once, part by part.
  ///
  /// - Parameter earlier: the summary of what came before them.
  /// - Throws: `DecodingError`, or `ChatTemplateError` where the model's template is not known.
  public func summary(
    of turns: [Conversation.PastTurn], after earlier: String? = nil, cancellation: CancellationFlag,
    progress: @escaping @Sendable (SummaryProgress) -> Void
  ) async throws -> Outcome {
    do {
      var summary = earlier
      var rest = turns[...]
      while !rest.isEmpty {
        guard let text = try await next(&rest, after: summary, cancellation, progress) else {
          return .cancelled
        }
        summary = text
      }
      guard let summary else { return .unusable(.empty) }
      try checkLength(summary, of: turns, after: earlier)
      return .written(summary)
    } catch let fault as SummaryFault {
      return .unusable(fault)
    }
  }

  /// The summary with as many turns as can be read at once, which leave `rest`; nil where it was cancelled.
  private func next(
    _ rest: inout ArraySlice<Conversation.PastTurn>, after summary: String?, _ cancellation: CancellationFlag,
    _ progress: @escaping @Sendable (SummaryProgress) -> Void
  ) async throws -> String? {
    let limit = SummaryNote.tokenLimit(contextLength: contextLength)
    var count = rest.count
    var prompt = try prompt(rest.prefix(count), after: summary)
    while prompt.count > contextLength - limit {
      count = min(count - 1, count * (contextLength - limit) / prompt.count)
      guard count > 0 else { throw SummaryFault.unreadable }
      prompt = try self.prompt(rest.prefix(count), after: summary)
    }
    rest = rest.dropFirst(count)
    let written = TokenCount()
    let result = try await coordinator.run(
      DecodingRequest(
        prompt: prompt, maxTokens: limit, seed: 0, program: "specbranch", pair: "summary"),
      parameters: LiveParameters(parameters), cancellation: cancellation
    ) { timed in
      switch timed.event {
      case .promptProgress(let read) where read.lane == .target:
        progress(.reading(done: read.done, total: read.total))
      case .committed(let committed): progress(.writing(tokens: written.add(committed.tokens.count)))
      default: break
      }
    }
    guard result.finish != .cancelled else { return nil }
    return try SummaryText.cleaned(result.text, isCut: result.finish == .length)
  }

  private func prompt(
    _ turns: ArraySlice<Conversation.PastTurn>, after summary: String?
  ) throws(ChatTemplateError) -> [Token] {
    var conversation = Conversation(
      system: system, summary: summary, codec: codec, usesTemplate: usesTemplate)
    for turn in turns { try conversation.add(turn) }
    try conversation.ask(SummaryNote.request)
    return conversation.tokens
  }

  private func checkLength(
    _ summary: String, of turns: [Conversation.PastTurn], after earlier: String?
  ) throws(SummaryFault) {
    let before = turns.reduce(earlier.map(tokenCount) ?? 0) { sum, turn in
      sum + tokenCount(turn.question) + (turn.replyTokens?.count ?? tokenCount(turn.replyText))
    }
    guard tokenCount(SummaryNote.text(summary)) < before else { throw .tooLong }
  }

  private func tokenCount(_ text: String) -> Int {
    codec.tokenize(text, addStart: false, parseSpecial: false).count
  }
}

/// Tokens so far.
private final class TokenCount: Sendable {
  private let count = Mutex(0)

  /// - Returns: how many there are now.
  func add(_ tokens: Int) -> Int {
    count.withLock { count in
      count += tokens
      return count
    }
  }
}

import ChatUI
import SpecCore
import SpecEngine

/// The prompt of an answer: the path that leads to it, made to fit into the context.
struct PathPrompt: Sendable {
  private(set) var answer: AnswerRequest
  private(set) var conversation: Conversation
  /// How many of the path's oldest turns a summary has to take the place of first.
  private(set) var turnsToSummarise = 0
  /// How many of them are in it neither as they are nor in a summary.
  private(set) var dropped = 0

  private let system: String?
  private let pair: LoadedPair
  private let usesTemplate: Bool
  private let replyTokens: [ChatUI.MessageID: [Token]]
  /// Tokens that it may have.
  private let room: Int

  /// - Parameters:
  ///   - answer: with what to do where it does not fit.
  ///   - maxTokens: of the reply, if it has a limit.
  ///   - replyTokens: the tokens of replies that this pair has generated.
  init(
    _ answer: AnswerRequest, system: String?, _ pair: LoadedPair, usesTemplate: Bool, maxTokens: Int?,
    replyTokens: [ChatUI.MessageID: [Token]] = [:]
  ) throws(ChatTemplateError) {
    (self.answer, self.system, self.pair) = (answer, system, pair)
    (self.usesTemplate, self.replyTokens) = (usesTemplate, replyTokens)
    room =
      pair.contextLength
      - ContextPolicy.replyReserve(contextLength: pair.contextLength, maxTokens: maxTokens)
    conversation = try Conversation(
      leadingTo: answer, system: system, codec: pair.codec, usesTemplate: usesTemplate,
      replyTokens: replyTokens)
    guard conversation.tokens.count > room else { return }
    if answer.contextPolicy == .summarise {
      turnsToSummarise = try conversation.turnsToSummarise(
        room: room, summaryLimit: SummaryNote.tokenLimit(contextLength: pair.contextLength))
    }
    if turnsToSummarise == 0 { try drop() }
  }

  /// Leaves the oldest turns out until it fits.
  mutating func drop() throws(ChatTemplateError) {
    turnsToSummarise = 0
    let left = try conversation.fit(within: room)
    dropped = left == 0 ? 0 : left + (answer.summary?.turns ?? 0)
  }

  /// What has to happen before the message fits; nil where nothing has to.
  ///
  /// - Parameter dropped: turns that are left out already.
  func roomNeeded(beyond dropped: Int) -> RoomNeeded? {
    if turnsToSummarise > 0 { return .summarising(messages: messagesToSummarise) }
    return self.dropped > dropped ? .dropping(turns: self.dropped) : nil
  }

  // MARK: Summarising

  /// How many messages and replies the summary is of, with those that an earlier one is of.
  var messagesToSummarise: Int { 2 * (turnsToSummarise + (answer.summary?.turns ?? 0)) }

  enum Outcome {
    case summarised(TurnSummary)
    /// Turns are left out instead; the sentence says why.
    case dropped(String)
    case cancelled
  }

  /// Has the pair write the summary that is needed, and puts it in the place of its turns.
  mutating func summarise(
    _ parameters: DecodingParameters, _ cancellation: CancellationFlag,
    progress: @escaping @Sendable (SummaryProgress) -> Void
  ) async throws -> Outcome {
    let before = answer.summary?.turns ?? 0
    let turns = answer.earlier[before..<before + turnsToSummarise]
    let summariser = Summariser(
      coordinator: pair.coordinator, codec: pair.codec, system: system, usesTemplate: usesTemplate,
      contextLength: pair.contextLength, parameters: parameters)
    let outcome = try await summariser.summary(
      of: turns.map { $0.past(replyTokens) }, after: answer.summary?.text, cancellation: cancellation,
      progress: progress)
    switch outcome {
    case .cancelled: return .cancelled
    case .unusable(let fault):
      try drop()
      return .dropped("\(fault.reason), so the oldest turns are left out instead.")
    case .written(let text):
      let last = turns[turns.endIndex - 1]
      try use(TurnSummary.InUse(text: text, turns: turns.endIndex))
      return .summarised(
        TurnSummary(
          reply: last.reply, replyLength: last.replyText.utf8.count, text: text, pair: pair.source.name))
    }
  }

  private mutating func use(_ summary: TurnSummary.InUse) throws(ChatTemplateError) {
    answer.summary = summary
    conversation = try Conversation(
      leadingTo: answer, system: system, codec: pair.codec, usesTemplate: usesTemplate,
      replyTokens: replyTokens)
    try drop()
  }
}

import ConversationStore
import Foundation
import SpecCore
import SpecEngine

/// What a run prints.
enum AnswerForm: Sendable {
  case text
  /// One JSON object at the end.
  case object
  /// A JSON object a line.
  case lines
}

/// One prompt answered on standard output.
struct Answer: Sendable {
  let preferences: Preferences
  let decoding: DecodingOptions
  let writer: TraceWriter?
  let output: TextOutput
  let form: AnswerForm
  let cancellation: CancellationFlag
  /// The conversation that the answer becomes a part of; nil where it is not kept.
  let kept: KeptConversation?

  func answer(_ text: String) async throws -> FinishReason {
    let progress = ProgressLine()
    defer { progress.clear() }
    let pair = try await PairLoader(
      source: preferences.source, options: preferences.pair, cancellation: cancellation,
      progress: progress.loading, learns: preferences.learns, warn: { StandardError.write($0) }
    ).load()
    progress.clear()
    let parameters = decoding.parameters(pair.source.parameters, seedFixesSchedule: true)
    let seed = decoding.seed ?? .random(in: 0...UInt64(UInt32.max))
    var path = try path(pair)
    let reply = try await keep(seed, pair, parameters)
    let request: DecodingRequest
    do {
      guard try await makeRoom(&path, parameters, progress) else {
        try await reply?.finish(.stopped, nil)
        return .cancelled
      }
      request = try self.request(text, path, pair, parameters, seed: seed)
    } catch {
      try? await reply?.finish(.failed, nil)
      throw error
    }
    let saving = Task { await reply?.save() }
    defer { saving.cancel() }
    let notices = RunNotices()
    let result: DecodingResult
    do {
      result = try await pair.coordinator.run(
        request, parameters: LiveParameters(parameters), cancellation: cancellation
      ) { event in
        writer?.write(event)
        pair.learning?.add(event)
        reply?.text.take(event.event)
        notices.take(event.event)
        switch event.event {
        case .promptProgress(let done): progress.reading(done)
        case .forwardStarted(let forward) where forward.round == 1 && forward.lane == .target:
          progress.clear()
        default: break
        }
        write(event.event)
      }
    } catch {
      await end(reply)
      notices.finish(besides: "\(error)")
      throw error
    }
    notices.finish()
    try await reply?.finish(
      result.finish.state,
      KeptFigures(result.metrics, finish: result.finish, traceReply: writer?.replies))
    let report = RunReport(
      result, pair: pair.source.name, targetPlace: pair.targetPlace, seed: request.seed,
      conversation: await kept?.number)
    switch form {
    case .text:
      if output.isTerminal { output.write("\n") }
      if let number = report.conversation, kept?.isNew == true {
        _ = await output.finish()
        StandardError.write(
          "Kept as conversation \(number); specbranch run --conversation \(number) goes on with it.")
      }
    case .object: output.write(json: try report.json() + "\n")
    case .lines: output.write(json: RunLine.finished(report))
    }
    if let failure = await pair.learning?.learn(stopStrings: decoding.stop) { StandardError.write(failure) }
    return result.finish
  }

  /// The question is kept before anything is decoded.
  private func keep(
    _ seed: UInt64, _ pair: LoadedPair, _ parameters: DecodingParameters
  ) async throws -> KeptReply? {
    guard let kept else { return nil }
    let details = ReplyDetails(
      pair: pair.source.name, mode: parameters.mode.rawValue, parameters: StoredJSON.text(parameters) ?? "{}",
      seed: seed, tracePath: writer?.path)
    return try await kept.keeper.begin(kept.request, details).reply
  }

  /// The reply broke off; what never had any text is taken back, since whoever asked has the question still.
  private func end(_ reply: KeptReply?) async {
    guard let reply, let kept else { return }
    if reply.text.soFar.isEmpty {
      try? await kept.keeper.takeBack(kept.request, keepsUnsent: false)
    } else {
      try? await reply.finish(.failed, nil)
    }
  }

  /// Writes what is shown as the reply comes.
  private func write(_ event: DecodingEvent) {
    switch form {
    case .text: if let text = event.newText { output.write(text) }
    case .lines: if let line = RunLine.of(event) { output.write(json: line) }
    case .object: break
    }
    if output.hasFailed { cancellation.set() }
  }

  // MARK: The prompt

  private func system(_ pair: LoadedPair) -> String? {
    let usual = decoding.system ?? pair.source.catalogued?.manifest.chat?.system
    return kept.map(\.system) ?? usual
  }

  /// The conversation that goes on, made to fit; nil where none does.
  private func path(_ pair: LoadedPair) throws(CommandFailure) -> PathPrompt? {
    guard let kept else { return nil }
    let path: PathPrompt
    do {
      path = try PathPrompt(
        kept.request, system: system(pair), pair, usesTemplate: !decoding.raw,
        maxTokens: decoding.maxTokens)
    } catch {
      throw ChatTemplateFailure.unknown
    }
    guard kept.request.contextPolicy == .stop, path.dropped > 0 else { return path }
    throw CommandFailure(
      "The conversation has outgrown the context, and nothing is left out, as you chose; "
        + "give --context-policy drop-oldest or summarise, or a larger --context.")
  }

  /// Has the oldest turns summarised where that is wanted.
  ///
  /// - Returns: false where it was cancelled.
  private func makeRoom(
    _ path: inout PathPrompt?, _ parameters: DecodingParameters, _ progress: ProgressLine
  ) async throws -> Bool {
    guard var summarised = path, summarised.turnsToSummarise > 0 else { return true }
    let outcome = try await summarised.summarise(parameters, cancellation, progress: progress.summarising)
    progress.clear()
    path = summarised
    switch outcome {
    case .cancelled: return false
    case .dropped(let sentence): StandardError.write(sentence)
    case .summarised(let summary): try await kept?.keeper.keep(summary)
    }
    return true
  }

  private func request(
    _ text: String, _ path: PathPrompt?, _ pair: LoadedPair, _ parameters: DecodingParameters, seed: UInt64
  ) throws -> DecodingRequest {
    var conversation =
      path?.conversation
      ?? Conversation(system: system(pair), codec: pair.codec, usesTemplate: !decoding.raw)
    if path == nil {
      do { try conversation.ask(text) } catch { throw ChatTemplateFailure.unknown }
    }
    return DecodingRequest(
      prompt: conversation.tokens, maxTokens: decoding.maxTokens ?? .max, stopStrings: decoding.stop,
      seed: seed, program: ProgramVersion.current, pair: pair.source.name,
      notices: pair.notices(for: parameters), explains: writer != nil)
  }
}

enum ChatTemplateFailure {
  static let unknown = CommandFailure(
    "This model's chat template is not known; name one with --chat-template, or use --raw.")
}

extension DecodingEvent {
  /// Text of the reply that this event releases.
  var newText: String? {
    switch self {
    case .committed(let committed): committed.releasedText
    case .runFinished(let finished): finished.remainingText
    default: nil
    }
  }
}

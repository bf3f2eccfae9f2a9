import PosteriorPrediction
import SpecCore
import SpecEngine
import Synchronization

/// Runs a pair greedily over prompts and keeps its decisions on posterior lengths, with what became of them.
struct SampleCollection {
  let pair: LoadedPair
  /// The most tokens of each reply.
  let maxTokens: Int
  let cancellation: CancellationFlag

  /// Collects as the paper does, with nothing cut off, on a schedule that does not depend on the clock.
  ///
  /// Afterwards the pair has its own predictor again.
  func collect(
    _ conversations: [[ChatMessage]], progress: (Double) -> Void
  ) async throws -> [PosteriorSample] {
    let layout: PosteriorFeatureLayout
    switch pair.coordinator.posteriorFeatures {
    case .available(let available): layout = available
    case .unavailable(let sentence): throw CommandFailure(sentence)
    }
    let recorder = SampleRecorder(featureCount: layout.featureCount, draftLength: parameters.draftLength)
    try await pair.coordinator.use(recorder)
    var samples: [PosteriorSample] = []
    for (index, messages) in conversations.enumerated() {
      if try await run(messages, parameters, recorder.add) != nil {
        samples += recorder.takeSamples(prompt: index)
      }
      progress(Double(index + 1) / Double(conversations.count))
    }
    try await pair.coordinator.use(pair.predictor)
    return samples
  }

  /// Greedy, everything the draft can do, and as many draft steps beside each forward as a branch is long.
  var parameters: DecodingParameters {
    var parameters = pair.source.parameters
    parameters.mode = .specbranch
    parameters.branchStop = 0
    parameters.hrad = true
    parameters.sampling = SamplingSettings()
    parameters.schedule = .fixed(steps: parameters.draftLength)
    return parameters
  }

  /// Runs the conversations as the options say, on the fixed schedule, against an ideal clock.
  ///
  /// Where the options name no speeds the lanes are a target of 20 ms and a draft ten times as fast.
  func clock(
    _ conversations: [[ChatMessage]], _ options: DecodingOptions, hrad: Bool, progress: (Double) -> Void
  ) async throws -> IdealClock {
    var settings = options.parameters(pair.source.parameters, seedFixesSchedule: false)
    let lanes = settings.emulation ?? Self.usualLanes
    settings.mode = .specbranch
    settings.hrad = hrad
    settings.emulation = nil
    settings.schedule = .fixed(steps: options.draftSteps ?? 8)
    let clock = Mutex(IdealClock(lanes: lanes))
    for (index, messages) in conversations.enumerated() {
      _ = try await run(messages, settings) { timed in clock.withLock { $0.add(timed.event) } }
      progress(Double(index + 1) / Double(conversations.count))
    }
    return clock.withLock { $0 }
  }

  private static let usualLanes = EmulatedLanes(
    target: EmulatedForward(baseMilliseconds: 20, perUnitMilliseconds: 0.1),
    draft: EmulatedForward(baseMilliseconds: 2, perUnitMilliseconds: 0.05))

  /// - Returns: nil for a conversation that does not fit the context.
  func run(
    _ messages: [ChatMessage], _ parameters: DecodingParameters,
    _ onEvent: @escaping @Sendable (TimedEvent) -> Void
  ) async throws -> DecodingResult? {
    guard let text = try? pair.codec.applyTemplate(messages, openReply: true) else {
      throw ChatTemplateFailure.unknown
    }
    let prompt = pair.codec.tokenize(text, addStart: true, parseSpecial: true)
    guard prompt.count + 1 < pair.contextLength, !prompt.isEmpty else { return nil }
    let result = try await pair.coordinator.run(
      DecodingRequest(
        prompt: prompt, maxTokens: maxTokens, seed: 1, program: ProgramVersion.current,
        pair: pair.source.name),
      parameters: LiveParameters(parameters), cancellation: cancellation, onEvent: onEvent)
    if result.finish == .cancelled { throw CommandFailure("Stopped; nothing was written.") }
    return result
  }
}

public import ScriptedBackend
public import SpecCore
public import SpecEngine
import Synchronization

/// A scripted pair with its lanes and coordinator, and the events of its last run.
public final class ToyPair: Sendable {
  public let coordinator: SpeculationCoordinator
  public let codec: ScriptedCodec
  private let ownExecutors: [ThreadExecutor]
  private let recorded = Mutex<[TimedEvent]>([])

  /// - Parameter thread: where both lanes work instead of on threads of their own, perhaps beside those of
  ///   other pairs; saves the switches between threads, and with a fixed schedule changes no token.
  public init(
    target: ScriptedModel, draft: ScriptedModel?, thread: ThreadExecutor? = nil, contextLength: Int = 4096,
    draftCellLimit: Int = .max, canCutBack: Bool = true,
    forwardSeconds: (target: Double, draft: Double) = (0, 0), draftFailsAtForward: Int? = nil
  ) async throws {
    let codec = ScriptedCodec(vocabularySize: target.vocabularySize)
    let ownExecutors = thread == nil ? ["target", "draft"].map { ThreadExecutor(name: $0) } : []
    let executors = thread.map { [$0, $0] } ?? ownExecutors
    let targetLane = try await TargetLane.load(on: executors[0]) {
      ScriptedBackend(
        target, contextLength: contextLength, canCutBack: canCutBack,
        forwardSeconds: forwardSeconds.target)
    }
    var draftLane: DraftLane?
    if let draft {
      draftLane = try await DraftLane.load(on: executors[1], codec: codec) {
        ScriptedBackend(
          draft, cellLimit: draftCellLimit, forwardSeconds: forwardSeconds.draft,
          failsAtForward: draftFailsAtForward)
      }
    }
    coordinator = SpeculationCoordinator(target: targetLane, draft: draftLane, codec: codec)
    self.codec = codec
    self.ownExecutors = ownExecutors
  }

  deinit { for executor in ownExecutors { executor.shutDown() } }

  /// Produces a reply; `onEvent` sees each event as it comes.
  public func run(
    _ prompt: [Token], _ parameters: DecodingParameters, live: LiveParameters? = nil,
    gate: RunGate? = nil, seed: UInt64 = 1, maxTokens: Int = 32, stop: [String] = [], explains: Bool = false,
    cancellation: CancellationFlag = CancellationFlag(),
    onEvent: @escaping @Sendable (TimedEvent) -> Void = { _ in }
  ) async throws -> DecodingResult {
    recorded.withLock { $0 = [] }
    return try await coordinator.run(
      DecodingRequest(
        prompt: prompt, maxTokens: maxTokens, stopStrings: stop, seed: seed, program: "test", pair: "toy",
        explains: explains),
      parameters: live ?? LiveParameters(parameters), gate: gate, cancellation: cancellation,
      onEvent: { [self] event in
        recorded.withLock { $0.append(event) }
        onEvent(event)
      })
  }

  /// The last run's events.
  public var events: [TimedEvent] { recorded.withLock { $0 } }
}

extension [TimedEvent] {
  /// Every drafted token's fates, as the events tell them; exactly one each in a correct run.
  public func fates() -> [NodeID: [DraftFate]] {
    var fates: [NodeID: [DraftFate]] = [:]
    for timed in self {
      switch timed.event {
      case .draftExtended(let extended): for token in extended.tokens { fates[token.node, default: []] += [] }
      case .branchOpened(let branch) where !branch.carriedOver:
        fates[branch.candidate.node, default: []] += []
      case .committed(let committed):
        for token in committed.tokens where token.node.isDrafted {
          fates[token.node, default: []].append(.accepted)
        }
      case .rolledBack(let ended): for node in ended.nodes { fates[node, default: []].append(.rolledBack) }
      case .discarded(let ended): for node in ended.nodes { fates[node, default: []].append(.discarded) }
      default: break
      }
    }
    return fates
  }
}

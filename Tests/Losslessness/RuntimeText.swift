public import SpecCore
public import SpecEngine
import Synchronization
import TestSupport

/// Replies of the real runtime: coordinator, lanes and threads, on scripted models.
public struct RuntimeText: Sendable {
  /// Tokens of one reply: many, since what starts and ends a reply costs more than a round.
  public static let replyLength = 160

  public let condition: Condition
  private let pair: ToyPair

  /// - Parameter thread: where both lanes work if the schedule is fixed; otherwise on threads of their own.
  public init(_ condition: Condition, thread: ThreadExecutor? = nil) async throws {
    self.condition = condition
    let isFixed = condition.settings.allSatisfy { $0.schedule != .clock }
    pair = try await ToyPair(
      target: condition.language.target, draft: condition.language.draft, thread: isFixed ? thread : nil)
  }

  /// One reply, and the round in which each of its tokens was committed.
  public func reply(
    seed: UInt64, maxTokens: Int = replyLength
  ) async throws -> (tokens: [Token], rounds: [Int]) {
    let live = LiveParameters(condition.settings(ofRound: 1))
    let rounds = Mutex<[Int]>([])
    let changes = condition.settings.count > 1
    let result = try await pair.coordinator.run(
      DecodingRequest(
        prompt: ToyLanguage.prompt, maxTokens: maxTokens, seed: seed, program: "proof", pair: "toy"),
      parameters: live, cancellation: CancellationFlag()
    ) { [condition] timed in
      guard changes else { return }
      switch timed.event {
      case .committed(let committed):
        rounds.withLock { $0 += [Int](repeating: committed.round, count: committed.tokens.count) }
      case .roundFinished(let finished):
        live.current = condition.settings(ofRound: finished.round + 1)
      default: break
      }
    }
    return (result.tokens, rounds.withLock { $0 })
  }

  /// The law of at least `tokens` tokens.
  public func law(tokens: Int, firstSeed: UInt64 = 0) async throws -> TextLaw {
    var law = TextLaw(condition)
    var seed = firstSeed
    while law.tokens < tokens {
      let (reply, rounds) = try await reply(seed: seed)
      law.add(reply, after: ToyLanguage.prompt[1]) { condition.settings(ofRound: rounds[$0]).sampling }
      seed += 1
    }
    return law
  }
}

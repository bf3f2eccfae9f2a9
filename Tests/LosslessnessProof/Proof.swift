import Foundation
import Losslessness
import SpecCore
import SpecEngine
import TestSupport

@main struct Proof {
  static func main() async throws {
    let language = ToyLanguage(misalignment: 0.4)
    for mode in [DecodingMode.autoregressive, .speculative, .specbranch] {
      for length in [96, 400] {
      for schedule in [DraftSchedule.fixed(steps: 3), .clock] {
      let pair = try await ToyPair(target: language.target, draft: language.draft)
      let start = Date()
      var tokens = 0
      var seed: UInt64 = 0
      while tokens < 40_000 {
        let result = try await pair.coordinator.run(
          DecodingRequest(prompt: ToyLanguage.prompt, maxTokens: length, seed: seed, program: "proof", pair: "toy"),
          parameters: LiveParameters(.init(mode: mode, draftLength: 3, branchCount: 4, sampling: .init(temperature: 0.8), schedule: schedule)),
          cancellation: CancellationFlag(), onEvent: { _ in })
        tokens += result.tokens.count
        seed += 1
      }
      print(mode, length, schedule, Date().timeIntervalSince(start) / Double(tokens) * 1e6, "µs/token")
      }
      }
    }
  }
}

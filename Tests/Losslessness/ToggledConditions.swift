import SpecCore

extension Condition {
  /// Settings that change every round, with tokens carried over from one to the next.
  public static let toggled: [Condition] = {
    let sampled = SamplingSettings(temperature: 0.8)
    let base = DecodingParameters(
      mode: .specbranch, draftLength: 3, confidenceThreshold: 0.5, branchCount: 5, sampling: sampled,
      schedule: .fixed(steps: 3))
    func changed(_ change: (inout DecodingParameters) -> Void) -> DecodingParameters {
      var parameters = base
      change(&parameters)
      return parameters
    }
    let greedy = changed { $0.sampling.temperature = 0 }
    let shapes = (0..<12).map { round in
      changed {
        $0.branchCount = [1, 8, 3][round % 3]
        $0.draftLength = [1, 4, 2, 6][round % 4]
        $0.confidenceThreshold = [0.2, 0.9][round % 2]
      }
    }
    // Of lengths without a common factor, so that every mode meets both temperatures.
    let temperatures = [0.0, 0.8]
    let cycle = modes + (modes.count % 2 == 0 ? [DecodingMode.specbranch] : [])
    let modesAndTemperatures = (0..<cycle.count * 2).map { round in
      changed {
        $0.mode = cycle[round % cycle.count]
        $0.sampling.temperature = temperatures[round % 2]
      }
    }
    let filters = [
      sampled, SamplingSettings(temperature: 1.3, topK: 3), SamplingSettings(temperature: 1, topP: 0.8),
    ].map { sampling in changed { $0.sampling = sampling } }
    let cycles: [(String, [DecodingParameters])] = [
      ("temperature 0 ↔ 0.8", [base, greedy]),
      ("temperature 0.5 ↔ 1.6", [0.5, 1.6].map { value in changed { $0.sampling.temperature = value } }),
      ("k, γ and ε", shapes),
      (
        "k, γ, ε and temperature 0 ↔ 0.8",
        shapes.enumerated().map { index, shape in
          var shape = shape
          shape.sampling.temperature = temperatures[index % 2 == index / 6 % 2 ? 0 : 1]
          return shape
        }
      ),
      ("modes", cycle.map { mode in changed { $0.mode = mode } }),
      ("modes and temperature 0 ↔ 0.8", modesAndTemperatures),
      ("filters", filters),
    ]
    return cycles.map { Condition("toggled every round: \($0)", $1, ToyLanguage(misalignment: 0.5)) }
  }()
}

/// The settings that the governor chooses from.
enum GovernorChoices {
  static let chainLengths = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16]
  static let thresholds = [0.2, 0.3, 0.4, 0.5, 0.6]
  static let branchCounts = [1, 8]

  /// Each is the wanted parameters with a mode and what belongs to it.
  static func all(_ wanted: DecodingParameters) -> [DecodingParameters] {
    [wanted.with(.autoregressive)] + speculative(wanted) + pearl(wanted) + specBranch(wanted)
  }

  private static func speculative(_ wanted: DecodingParameters) -> [DecodingParameters] {
    chainLengths.map { wanted.with(.speculative, draftLength: $0, adaptive: false) }
      + [8, 16].flatMap { length in
        thresholds.map {
          wanted.with(.speculative, draftLength: length, threshold: $0, adaptive: true)
        }
      }
  }

  private static func pearl(_ wanted: DecodingParameters) -> [DecodingParameters] {
    chainLengths.dropFirst().map { wanted.with(.pearl, draftLength: $0) }
  }

  private static func specBranch(_ wanted: DecodingParameters) -> [DecodingParameters] {
    [2, 4, 6, 8, 10, 12, 16].flatMap { length in
      thresholds.flatMap { threshold in
        branchCounts.map {
          wanted.with(.specbranch, draftLength: length, threshold: threshold, branchCount: $0)
        }
      }
    }
  }
}

extension DecodingParameters {
  fileprivate func with(
    _ mode: DecodingMode, draftLength: Int? = nil, threshold: Double? = nil, branchCount: Int? = nil,
    adaptive: Bool? = nil
  ) -> DecodingParameters {
    var result = self
    result.mode = mode
    result.draftLength = draftLength ?? result.draftLength
    result.confidenceThreshold = threshold ?? result.confidenceThreshold
    result.branchCount = branchCount ?? result.branchCount
    result.adaptive = adaptive ?? result.adaptive
    return result
  }
}

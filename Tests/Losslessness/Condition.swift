public import SpecCore

/// Settings under which the text's law is tested: those of each round in turn, and the pair of models.
public struct Condition: Sendable {
  public let name: String
  /// Round r uses number (r − 1) mod count; one only leaves the settings alone.
  public let settings: [DecodingParameters]
  public let language: ToyLanguage

  public init(_ name: String, _ settings: [DecodingParameters], _ language: ToyLanguage) {
    self.name = name
    self.settings = settings
    self.language = language
  }

  public func settings(ofRound round: Int) -> DecodingParameters {
    settings[(round - 1) % settings.count]
  }

  /// The different sampling settings: each has a law of its own.
  public var laws: [SamplingSettings] {
    settings.map(\.sampling).reduce(into: []) { laws, next in
      if !laws.contains(next) { laws.append(next) }
    }
  }
}

extension Condition {
  /// Everything that the proof covers.
  public static let all = grid + endsAndClock + toggled

  /// Mode × γ × k × stopping × temperature × filters × alignment of the draft: every way of decoding
  /// under every sampling setting, with a good draft and a bad one.
  public static let grid: [Condition] = {
    let languages = [
      ("aligned", ToyLanguage(misalignment: 0.2)), ("misaligned", ToyLanguage(misalignment: 0.8)),
    ]
    return decodings.flatMap { decodingName, decoding in
      samplings.flatMap { samplingName, sampling in
        languages.map { languageName, language in
          var parameters = decoding
          parameters.sampling = sampling
          return Condition("\(decodingName), \(samplingName), \(languageName)", [parameters], language)
        }
      }
    }
  }()

  /// Replies that end by themselves, and the schedule that depends on the clock.
  public static let endsAndClock: [Condition] = {
    let sampling = SamplingSettings(temperature: 0.9)
    return modes.flatMap { mode in
      [true, false].map { ends in
        Condition(
          "\(mode.rawValue), \(ends ? "replies that end" : "on the clock")",
          [
            DecodingParameters(
              mode: mode, draftLength: 3, confidenceThreshold: 0.5, branchCount: 4, sampling: sampling,
              schedule: ends ? .fixed(steps: 3) : .clock)
          ],
          ToyLanguage(misalignment: 0.4, ends: ends))
      }
    }
  }()

  /// Every mode that this build knows, those that may come later by name.
  public static let modes: [DecodingMode] =
    ["autoregressive", "speculative", "pearl", "specbranch", "auto"].compactMap { DecodingMode(rawValue: $0) }

  private static let samplings: [(String, SamplingSettings)] = [
    ("T 0.6", SamplingSettings(temperature: 0.6)),
    ("top-k 3, T 0.8", SamplingSettings(temperature: 0.8, topK: 3)),
    ("top-p 0.85, T 1.2", SamplingSettings(temperature: 1.2, topP: 0.85)),
    ("min-p 0.15, T 1", SamplingSettings(temperature: 1, minP: 0.15)),
    ("repeat penalty 1.5, T 1.4", SamplingSettings(temperature: 1.4, repeatPenalty: 1.5, repeatWindow: 1)),
  ]

  private static let decodings: [(String, DecodingParameters)] = {
    func fixed(_ steps: Int) -> DraftSchedule { .fixed(steps: steps) }
    var decodings: [(String, DecodingParameters)] = [
      ("speculative γ 3", .init(mode: .speculative, draftLength: 3, schedule: fixed(3))),
      (
        "speculative γ 5 adaptive",
        .init(
          mode: .speculative, draftLength: 5, confidenceThreshold: 0.55, adaptive: true, schedule: fixed(3))
      ),
      (
        "specbranch γ 1 k 2",
        .init(
          mode: .specbranch, draftLength: 1, confidenceThreshold: 0.3, branchCount: 2, schedule: fixed(2))
      ),
      (
        "specbranch γ 3 k 5",
        .init(
          mode: .specbranch, draftLength: 3, confidenceThreshold: 0.55, branchCount: 5, schedule: fixed(3))
      ),
      (
        "specbranch γ 4 k 12 stop 0.3",
        .init(
          mode: .specbranch, draftLength: 4, confidenceThreshold: 0.7, branchCount: 12, branchStop: 0.3,
          schedule: fixed(4))
      ),
    ]
    if let pearl = DecodingMode(rawValue: "pearl") {
      decodings += [
        ("pearl γ 2", .init(mode: pearl, draftLength: 2, schedule: fixed(2))),
        ("pearl γ 4", .init(mode: pearl, draftLength: 4, schedule: fixed(4))),
      ]
    }
    if let auto = DecodingMode(rawValue: "auto") {
      decodings.append(
        ("auto γ 4 k 5", .init(mode: auto, draftLength: 4, branchCount: 5, schedule: fixed(3))))
    }
    return decodings
  }()
}

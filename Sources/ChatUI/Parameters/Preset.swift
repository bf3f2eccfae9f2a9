public import SpecCore

/// Settings under a number: how to draft, and how to sample. Seed, threads and emulated speed stay as they are.
public struct Preset: Equatable, Sendable {
  public let name: String
  /// Of these, what a preset sets.
  public let parameters: DecodingParameters

  public static let numbers = 1...9

  public init(name: String, parameters: DecodingParameters) {
    self.name = name
    self.parameters = parameters
  }

  /// Those that the chat starts with, by number; the rest is free.
  static let builtIn: [Int: Preset] = [
    1: Preset(
      name: "paper",
      parameters: DecodingParameters(
        mode: .specbranch, draftLength: 8, confidenceThreshold: 0.4, branchCount: 6)),
    2: Preset(
      name: "careful",
      parameters: DecodingParameters(
        mode: .specbranch, draftLength: 4, confidenceThreshold: 0.6, branchCount: 4, branchStop: 0.1)),
    3: Preset(name: "greedy", parameters: DecodingParameters(mode: .auto)),
    4: Preset(
      name: "creative",
      parameters: DecodingParameters(mode: .auto, sampling: SamplingSettings(temperature: 0.9, topP: 0.95))),
    5: Preset(
      name: "low rollback",
      parameters: DecodingParameters(
        mode: .specbranch, draftLength: 6, confidenceThreshold: 0.8, branchCount: 8, branchStop: 0.3)),
  ]

  func applied(to settings: TunedSettings) -> TunedSettings {
    var result = settings
    result.parameters = parameters
    result.parameters.schedule = settings.parameters.schedule
    result.parameters.threads = settings.parameters.threads
    result.parameters.emulation = settings.parameters.emulation
    return result
  }
}

public import ArgumentParser
public import SpecCore

/// How to decode; what is not given comes from the pair's manifest, or else has a default.
struct DecodingOptions: ParsableArguments {
  @Option(
    help:
      "autoregressive, speculative, pearl, specbranch, or auto, which picks the fastest of them as it goes.")
  var mode: DecodingMode?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("γ: the most drafted tokens of a chain.", valueName: "n"))
  var draftLength: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("ε: a position is low-confidence if max q is below it, 0 to 1.", valueName: "x"))
  var confidenceThreshold: Double?

  @Flag(
    inversion: .prefixedNo,
    help: "In speculative mode, stop drafting at the first low-confidence position.")
  var adaptive: Bool?

  @Option(parsing: .unconditional, help: ArgumentHelp("k: the most parallel branches.", valueName: "n"))
  var branches: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A branch stops when the product of max q along it falls below this, 0 to 1 (0 never).",
      valueName: "x"))
  var branchStop: Double?

  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp(
      "In specbranch mode, let the pair's predictor choose how much of a surviving branch is kept (H-RAD)."))
  var hrad: Bool?

  @Option(parsing: .unconditional, help: ArgumentHelp("0 is greedy decoding.", valueName: "t"))
  var temperature: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Keep the n most likely tokens (0 keeps all).", valueName: "n"))
  var topK: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Keep the most likely tokens that make up this share.", valueName: "x"))
  var topP: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Drop tokens less likely than this share of the most likely.", valueName: "x"))
  var minP: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Makes recent tokens less likely (1 does nothing).", valueName: "x"))
  var repeatPenalty: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The seed of all randomness; another run with it says the same.", valueName: "s"))
  var seed: UInt64?

  @Option(parsing: .unconditional, help: ArgumentHelp("The most tokens of a reply.", valueName: "n"))
  var maxTokens: Int?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("End the reply before any of these texts.", valueName: "text"))
  var stop: [String] = []

  @Option(
    help: ArgumentHelp("Instructions before the first question.", valueName: "text|@file"),
    transform: SystemPrompt.text)
  var system: String?

  @Flag(help: "Give the text to the model as it is, without a chat template; markers in it count.")
  var raw = false

  @Option(
    help: ArgumentHelp(
      "What ends the draft's work while the target computes: the clock, or a fixed number of steps that "
        + "makes runs reproducible (the default with --seed in run).", valueName: "clock|fixed"))
  var schedule: ScheduleKind?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Batched draft steps of a round with the fixed schedule.", valueName: "n"))
  var draftSteps: Int?

  @Option(
    help: ArgumentHelp(
      "Make each target forward take at least A+B·n milliseconds for n tokens.", valueName: "A+B*n"))
  var emulateTarget: EmulatedForward?

  @Option(
    help: ArgumentHelp(
      "Make each draft forward take at least A+B·k milliseconds for k sequences.", valueName: "A+B*k"))
  var emulateDraft: EmulatedForward?

  func validate() throws {
    try requireRange(draftLength, "--draft-length", DecodingParameters.draftLengthRange)
    try requireRange(confidenceThreshold, "--confidence-threshold", 0...1)
    try requireRange(branches, "--branches", DecodingParameters.branchCountRange)
    try requireRange(branchStop, "--branch-stop", 0...1)
    try requireRange(temperature, "--temperature", 0...SamplingSettings.highestTemperature)
    try requireRange(topK, "--top-k", 0...Int(Int32.max))
    try requireRange(topP, "--top-p", 0.000_001...1)
    try requireRange(minP, "--min-p", 0...1)
    try requireRange(repeatPenalty, "--repeat-penalty", 0.01...100)
    try requireRange(maxTokens, "--max-tokens", 1...Int(Int32.max))
    try requireRange(draftSteps, "--draft-steps", 1...1000)
    if draftSteps != nil, schedule == .clock {
      throw ValidationError("--draft-steps needs --schedule fixed.")
    }
  }

  /// The parameters to start with.
  ///
  /// - Parameter seedFixesSchedule: whether a seed alone asks for the fixed schedule.
  func parameters(_ recommended: DecodingParameters, seedFixesSchedule: Bool) -> DecodingParameters {
    var parameters = recommended
    parameters.mode = mode ?? parameters.mode
    parameters.draftLength = draftLength ?? parameters.draftLength
    parameters.confidenceThreshold = confidenceThreshold ?? parameters.confidenceThreshold
    parameters.adaptive = adaptive ?? parameters.adaptive
    parameters.branchCount = branches ?? parameters.branchCount
    parameters.branchStop = branchStop ?? parameters.branchStop
    parameters.hrad = hrad ?? parameters.hrad
    parameters.sampling.temperature = temperature ?? parameters.sampling.temperature
    parameters.sampling.topK = topK ?? parameters.sampling.topK
    parameters.sampling.topP = topP ?? parameters.sampling.topP
    parameters.sampling.minP = minP ?? parameters.sampling.minP
    parameters.sampling.repeatPenalty = repeatPenalty ?? parameters.sampling.repeatPenalty
    let isFixed =
      schedule == .fixed || draftSteps != nil || (schedule == nil && seedFixesSchedule && seed != nil)
    parameters.schedule = isFixed ? .fixed(steps: draftSteps ?? parameters.draftLength) : .clock
    let given = EmulatedLanes(target: emulateTarget, draft: emulateDraft)
    if !given.isEmpty { parameters.emulation = given }
    return parameters
  }
}

enum ScheduleKind: String, ExpressibleByArgument, CaseIterable {
  case clock
  case fixed
}

extension DecodingMode: ExpressibleByArgument {}

extension EmulatedForward: ExpressibleByArgument {
  public init?(argument: String) { self.init(parsing: argument) }
}

/// Says in one sentence why the governor chose what it chose.
struct GovernorReason {
  let choices: [Governor.Choice]
  let chosen: Governor.Choice
  let model: CostModel
  let history: OutcomeHistory

  /// Above this, two lanes at once are so much slower that people call the cores shared.
  private static let sharedFrom = 1.2

  var sentence: String { "\(setting): \(cause)\(comparison)" }

  private var setting: String {
    let parameters = chosen.parameters
    let threads = parameters.threads.map { ", \($0.target)+\($0.draft) threads" } ?? ""
    switch parameters.mode {
    case .autoregressive, .auto: return "autoregressive" + threads
    case .speculative:
      let stop = parameters.adaptive ? ", ε=\(Self.short(parameters.confidenceThreshold))" : ""
      return "speculative, γ=\(parameters.draftLength)\(stop)\(threads)"
    case .pearl: return "pearl, γ=\(parameters.draftLength)\(threads)"
    case .specbranch:
      return "specbranch, γ=\(parameters.draftLength), ε=\(Self.short(parameters.confidenceThreshold)), "
        + "k=\(parameters.branchCount)\(threads)"
    }
  }

  private var cause: String {
    let ratio = model.draft(1, overlapped: false) / model.target(1, overlapped: false)
    let accepted = Self.percent(history.acceptance)
    switch chosen.parameters.mode {
    case .autoregressive, .auto:
      return "a draft step costs \(Self.percent(ratio)) of a target forward and \(accepted) would be "
        + "accepted, so drafting gains nothing"
    case .speculative:
      return isShared
        ? "the cores are shared, overlap gains nothing"
        : "drafting is so quick that waiting for it costs less than what overlap rolls back"
    case .pearl: return "drafting hides behind the target, and \(accepted) is accepted"
    case .specbranch: return "drafting hides behind the target, and branches catch what chains lose"
    }
  }

  private var comparison: String {
    let others = [DecodingMode.autoregressive, .speculative, .pearl, .specbranch]
      .filter { $0 != chosen.parameters.mode }
      .compactMap { mode in choices.filter { $0.parameters.mode == mode }.map(\.rate).max().map { (mode, $0) }
      }
      .map { "\($0.0.rawValue) \(Self.rate($0.1))" }
    return " (\(Self.rate(chosen.rate)) tok/s expected; \(others.joined(separator: ", ")))."
  }

  private var isShared: Bool { model.targetSlowdown > Self.sharedFrom }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  private static func rate(_ rate: Double) -> String {
    rate < 10 ? "\((rate * 10).rounded() / 10)" : "\(Int(rate.rounded()))"
  }

  private static func short(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}

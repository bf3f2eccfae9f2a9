import SpecCore

/// What differs between two settings, in words.
enum ParameterDifferences {
  static func between(_ old: DecodingParameters, _ new: DecodingParameters) -> [String] {
    var differences: [String] = []
    func compare(_ name: String, _ value: (DecodingParameters) -> String) {
      let (before, after) = (value(old), value(new))
      if before != after { differences.append("\(name) \(before) to \(after)") }
    }
    compare("mode") { $0.mode.rawValue }
    compare("draft length γ") { "\($0.draftLength)" }
    compare("threshold ε") { Format.decimal($0.confidenceThreshold, 2) }
    compare("branches k") { "\($0.branchCount)" }
    compare("branch stop") { Format.decimal($0.branchStop, 2) }
    compare("adaptive") { $0.adaptive ? "on" : "off" }
    compare("H-RAD") { $0.hrad ? "on" : "off" }
    compare("temperature") { Format.decimal($0.sampling.temperature, 2) }
    compare("top-k") { "\($0.sampling.topK)" }
    compare("top-p") { Format.decimal($0.sampling.topP, 2) }
    compare("min-p") { Format.decimal($0.sampling.minP, 2) }
    compare("repeat penalty") { Format.decimal($0.sampling.repeatPenalty, 2) }
    compare("threads") { $0.threads.map { "\($0.target)+\($0.draft)" } ?? "as loaded" }
    compare("speed") { $0.isPaced ? "emulated" : "full" }
    return differences
  }
}

public import SpecCore

/// Reads `MODE[:key=value…],…`, the modes to compare.
public enum ModeList {
  /// Modes whose draft length is fixed, which a sweep is about.
  private static let sweptModes: Set = ["speculative", "pearl"]
  /// The value that asks for the sweep in any mode.
  private static let sweep = "sweep"

  /// The modes in the order given, the baseline first.
  ///
  /// - Parameters:
  ///   - base: what an item does not set.
  ///   - draftLengths: the sweep; an item of a mode with a fixed draft length that gives none of its own,
  ///     and any item with `draft-length=sweep`, stands for one mode with each. Empty sweeps nothing.
  public static func modes(
    of text: String, base: DecodingParameters, draftLengths: [Int] = []
  ) throws(ModeListError) -> [BenchedMode] {
    var modes: [BenchedMode] = []
    for item in text.split(separator: ",") {
      modes += try self.modes(item: item.filter { !$0.isWhitespace }, base, draftLengths)
    }
    if !modes.contains(where: { $0.label == BenchedMode.baseline }) {
      modes += try self.modes(item: BenchedMode.baseline, base, [])
    }
    let baseline = modes.filter { $0.label == BenchedMode.baseline }
    modes = baseline + modes.filter { $0.label != BenchedMode.baseline }
    var labels: Set<String> = []
    for mode in modes where !labels.insert(mode.label).inserted {
      throw ModeListError("--modes has \(mode.label) twice; leave one out.")
    }
    return modes
  }

  private static func modes(
    item: String, _ base: DecodingParameters, _ draftLengths: [Int]
  ) throws(ModeListError) -> [BenchedMode] {
    let parts = item.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard let mode = DecodingMode(rawValue: parts[0]) else {
      let known = DecodingMode.allCases.map(\.rawValue).joined(separator: ", ")
      throw ModeListError("There is no mode \(parts[0]) for --modes; there are \(known).")
    }
    var parameters = base
    parameters.mode = mode
    var isSwept = sweptModes.contains(mode.rawValue) && !draftLengths.isEmpty
    var kept = [parts[0]]
    for part in parts.dropFirst() {
      if part == "\(ParameterKey.draftLength.name)=\(sweep)" {
        guard !draftLengths.isEmpty else { throw ModeListError("\(item) needs --draft-lengths.") }
        isSwept = true
        continue
      }
      if part.hasPrefix("\(ParameterKey.draftLength.name)=") { isSwept = false }
      try set(part, in: item, &parameters)
      kept.append(part)
    }
    guard isSwept else { return [BenchedMode(label: item, parameters: parameters)] }
    return draftLengths.map { length in
      var parameters = parameters
      parameters.draftLength = length
      let label = (kept + ["\(ParameterKey.draftLength.name)=\(length)"]).joined(separator: ":")
      return BenchedMode(label: label, parameters: parameters)
    }
  }

  private static func set(
    _ part: String, in item: String, _ parameters: inout DecodingParameters
  ) throws(ModeListError) {
    let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
    guard sides.count == 2, let key = ParameterKey.all.first(where: { $0.name == sides[0] }) else {
      let known = ParameterKey.all.map(\.name).joined(separator: ", ")
      throw ModeListError(
        "\(part) in \(item) is no setting; a mode's settings are \(known), as in key=value.")
    }
    guard key.set(sides[1], &parameters) else {
      throw ModeListError("\(key.name) in \(item) must be \(key.range).")
    }
  }
}

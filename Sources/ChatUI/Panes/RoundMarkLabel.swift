import SpecCore

/// What a round's marks say, in a few characters: "reply 3", "γ 8→6", "pearl".
enum RoundMarkLabel {
  /// Nil where nothing changed before the round. The first reply's start is no change.
  static func text(_ record: RoundRecord, before: @autoclosure () -> RoundRecord?) -> String? {
    var parts: [String] = []
    for mark in record.marks {
      switch mark {
      case .replyStarted: if record.reply > 0 { parts.append("reply \(record.reply + 1)") }
      case .parametersChanged(let from, let to): parts += changes(from, to)
      // The γ and ε that mode `auto` chose are lines of the chart.
      case .decided(let decided):
        let mode = before().flatMap { $0.reply == record.reply ? $0.finished?.mode : nil }
        if let mode, mode != decided.mode { parts.append(decided.mode.rawValue) }
      }
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// Each parameter that differs, with its value before and after.
  static func changes(_ from: DecodingParameters, _ to: DecodingParameters) -> [String] {
    var parts: [String] = []
    func add<Value: Equatable>(
      _ name: String, _ path: KeyPath<DecodingParameters, Value>, _ text: (Value) -> String
    ) {
      let (old, new) = (from[keyPath: path], to[keyPath: path])
      if old != new { parts.append("\(name) \(text(old))→\(text(new))") }
    }
    if from.mode != to.mode { parts.append(to.mode.rawValue) }
    add("γ", \.draftLength) { "\($0)" }
    add("ε", \.confidenceThreshold) { Format.decimal($0, 2) }
    add("k", \.branchCount) { "\($0)" }
    add("stop", \.branchStop) { Format.decimal($0, 2) }
    add("temp", \.sampling.temperature) { Format.decimal($0, 1) }
    add("top-k", \.sampling.topK) { "\($0)" }
    add("top-p", \.sampling.topP) { Format.decimal($0, 2) }
    add("min-p", \.sampling.minP) { Format.decimal($0, 2) }
    if from.hrad != to.hrad { parts.append(to.hrad ? "H-RAD" : "no H-RAD") }
    if from.adaptive != to.adaptive { parts.append(to.adaptive ? "adaptive" : "not adaptive") }
    if from.emulation != to.emulation { parts.append(to.isPaced ? "paced" : "full speed") }
    if from.threads != to.threads { parts.append("threads") }
    return parts.isEmpty && from != to ? ["changed"] : parts
  }
}

import SpecCore

/// The lines around a reply: what runs above it, its figures below.
enum ReplyCaption {
  /// What stands behind the pair's name.
  static func heading(_ reply: Reply) -> String {
    switch reply.status {
    case .waiting: "starting"
    case .readingPrompt(let done, let total): "reading the prompt \(done)/\(total)"
    case .summarising(let summary): summary.caption
    case .streaming, .finished, .failed, .interrupted: mode(reply)
    }
  }

  private static func mode(_ reply: Reply) -> String {
    guard let mode = reply.parameters?.mode else { return "" }
    return reply.parametersChanged ? "\(mode.rawValue), changed on the way" : mode.rawValue
  }

  /// The figures of a finished reply, in one line; nil while it runs.
  static func summary(_ reply: Reply) -> String? {
    if reply.status == .interrupted { return "broken off when the program ended" }
    guard case .finished(let reason) = reply.status, let metrics = reply.metrics else { return nil }
    var parts: [String] = []
    switch reason {
    case .stop: break
    case .length: parts.append("cut at the length limit")
    case .cancelled: parts.append("stopped")
    }
    parts.append(Format.count(metrics.generatedTokens, "token"))
    if metrics.tokensPerSecond > 0 { parts.append(speed(metrics, reply)) }
    if metrics.drafted > 0 {
      parts.append("\(Format.percent(metrics.acceptanceRate)) accepted")
      parts.append("τ \(Format.decimal(metrics.tokensPerTargetForward, 2))")
    }
    return parts.joined(separator: " · ")
  }

  private static func speed(_ metrics: DecodingMetrics, _ reply: Reply) -> String {
    let rate = "\(Format.rate(metrics.tokensPerSecond)) tok/s"
    let marks = (reply.parameters?.isPaced == true ? " emulated" : "") + (reply.wasSlowed ? " slowed" : "")
    return rate + marks
  }
}

extension DecodingParameters {
  /// Whether a lane is slowed down to look like another machine.
  var isPaced: Bool { emulation.map { !$0.isEmpty } ?? false }
}

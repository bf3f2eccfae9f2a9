import SpecCore
import TerminalCore

/// What runs and how: the parameters in one line, the figures in another, or the best of both in one.
enum StatusLine {
  static func draw(_ state: ChatState, into buffer: inout Buffer, area: Rect) {
    guard !area.isEmpty else { return }
    buffer.fill(area, role: .statusBar)
    let lines =
      area.height > 1
      ? [parameters(state), figures(state)] : [Array((parameters(state) + figures(state)))]
    for (row, segments) in lines.enumerated() {
      buffer.draw(
        segments, separator: state.lines == .unicode ? " · " : "  ", role: .statusBar, x: area.x + 1,
        y: area.y + row, limit: area.width - 2)
    }
  }

  // MARK: Parameters

  static func parameters(_ state: ChatState) -> [Segment] {
    let line = ParameterLine(state)
    let drafts = state.parameters.wanted.mode.usesDraft
    var segments: [Segment] = []
    if let pair = state.pair { segments.append(Segment(60, [Span(pair.name, .statusValue)])) }
    if let recording = state.recording {
      segments.append(
        Segment(
          101, [Span("recording ", .emulatedMark), Span(recording.name, .emulatedMark)],
          [Span("recording", .emulatedMark)]))
    }
    if let place = state.pair?.targetPlace {
      segments.append(
        Segment(65, [Span("target on ", .statusBar), Span(place, .statusValue)], [Span(place, .statusValue)]))
    }
    segments.append(line.segment(100, [.nextMode], ["mode ", ""]) { mode($0, state) })
    if state.log.speculationObstacle != nil {
      segments.append(Segment(99, [Span("speculation is off", .warning)], [Span("no speculation", .warning)]))
    }
    segments.append(
      line.segment(drafts ? 90 : 40, [.draftLength(-1), .draftLength(1)], ["draft length γ ", "γ "]) {
        "\($0.draftLength)"
      })
    segments.append(
      line.segment(
        drafts ? 80 : 30, [.confidenceThreshold(-1), .confidenceThreshold(1)], ["threshold ε ", "ε "]
      ) {
        Format.decimal($0.confidenceThreshold, 2)
      })
    segments.append(
      line.segment(drafts ? 78 : 28, [.branchCount(-1), .branchCount(1)], ["branches k ", "k "]) {
        "\($0.branchCount)"
      })
    segments.append(
      line.segment(76, [.temperature(-1), .temperature(1)], ["temperature ", "temp "]) {
        Format.decimal($0.sampling.temperature, 1)
      })
    segments.append(line.segment(70, [.pacing], [""]) { $0.isPaced ? "paced" : "full speed" })
    if state.parameters.inForce.adaptive {
      segments.append(line.segment(20, [.adaptive], [""]) { $0.adaptive ? "adaptive" : "not adaptive" })
    }
    if !state.parameters.wanted.hrad {
      segments.append(line.segment(19, [.hrad], [""]) { $0.hrad ? "H-RAD" : "no H-RAD" })
    }
    if state.parameters.wanted.branchStop > 0 {
      segments.append(
        line.segment(18, [.branchStop(-1), .branchStop(1)], ["branch stop ", "stop "]) {
          Format.decimal($0.branchStop, 2)
        })
    }
    return segments
  }

  /// Mode `auto` shows what it chose.
  private static func mode(_ parameters: DecodingParameters, _ state: ChatState) -> String {
    guard parameters.mode == .auto, let chosen = state.parameters.decision?.mode else {
      return parameters.mode.rawValue
    }
    return "auto (\(chosen.rawValue))"
  }

  /// Parameters with, in tuning, the keys that change them.
  private struct ParameterLine {
    let wanted: DecodingParameters
    /// What still applies until the next round.
    let told: DecodingParameters?
    let showsKeys: Bool
    let keyMap: KeyMap
    let arrow: String

    init(_ state: ChatState) {
      wanted = state.parameters.inForce
      told = state.parameters.isPending ? state.parameters.told : nil
      // What was recorded cannot be tuned.
      showsKeys = state.isTuning && state.recording == nil
      keyMap = state.keyMap
      arrow = state.lines == .unicode ? "→" : ">"
    }

    func segment(
      _ priority: Int, _ commands: [Command], _ labels: [String], _ value: (DecodingParameters) -> String
    ) -> Segment {
      let now = value(wanted)
      let before = told.map(value) ?? now
      let shown = before == now ? Span(now, .statusValue) : Span(before + arrow + now, .statusEmphasis)
      let keys = showsKeys ? keyMap.keys(of: commands, in: .tuning) : ""
      let key = keys.isEmpty ? [] : [Span(keys, .statusEmphasis), Span(" ", .statusBar)]
      return Segment(priority: priority, forms: labels.map { key + [Span($0, .statusBar), shown] })
    }
  }

  // MARK: Figures

  static func figures(_ state: ChatState) -> [Segment] {
    guard case .ready = state.phase else { return [activity(state)] }
    var segments = [activity(state)] + slowMotion(state) + [speed(state), speedUp(state)]
    let metrics = state.metrics
    let drafts = (metrics?.drafted ?? 0) > 0
    let acceptance = drafts ? metrics.map { share($0.acceptanceRate) } ?? "–" : "–"
    let rollback = drafts ? metrics.map { share($0.rollbackRate) } ?? "–" : "–"
    segments.append(figure(84, ["accepted ", "α "], acceptance, width: drafts ? 4 : 0))
    segments.append(figure(82, ["rolled back ", "RB "], rollback, width: drafts ? 4 : 0))
    let tau =
      metrics.map { $0.targetForwards > 0 ? Format.decimal($0.tokensPerTargetForward, 2) : "–" } ?? "–"
    segments.append(figure(79, ["tokens per forward τ ", "τ "], tau, width: 0))
    segments.append(context(state))
    return segments
  }

  /// Nearly full stands out.
  private static func context(_ state: ChatState) -> Segment {
    let value = Span("\(state.contextUsed)/\(state.contextLength)", .statusValue)
    guard state.isContextNearlyFull else {
      return Segment(priority: 77, forms: ["context ", "ctx "].map { [Span($0, .statusBar), value] })
    }
    let marked = Span(value.text, .warning)
    let next = Span(", then \(state.contextPolicy.word)", .warning)
    return Segment(
      priority: 85,
      forms: [[Span("context ", .warning), marked, next]]
        + ["context ", "ctx "].map { [Span($0, .warning), marked] })
  }

  private static func share(_ share: Double) -> String { Format.percent(share) }

  private static func figure(_ priority: Int, _ labels: [String], _ value: String, width: Int) -> Segment {
    let value = Span(Format.padded(value, to: width), .statusValue)
    return Segment(priority: priority, forms: labels.map { [Span($0, .statusBar), value] })
  }

  private static func activity(_ state: ChatState) -> Segment {
    if let measuring = state.measurement {
      let tokens = Format.count(measuring.tokens, "token")
      return Segment(
        96, [Span("measuring the baseline, \(tokens)", .statusEmphasis)], [Span("measuring", .statusEmphasis)]
      )
    }
    guard let run = state.run else {
      return state.pacing.isPaused ? paused : Segment(62, [Span(idle(state), .statusBar)])
    }
    if let summary = run.summary, !run.isStopping {
      return Segment(
        96, [Span(summary.caption, .statusEmphasis)], [Span(summary.shortCaption, .statusEmphasis)])
    }
    if run.isStopping { return Segment(96, [Span("stopping", .statusEmphasis), Span(" ", .statusBar)]) }
    if let prompt = run.slowestPrompt, prompt.done < prompt.total {
      let progress = "\(prompt.done)/\(prompt.total)"
      return Segment(
        96, [Span("reading the prompt \(progress)", .statusEmphasis)],
        [Span("prompt \(progress)", .statusEmphasis)])
    }
    if state.pacing.isPaused {
      guard let event = run.lastEvent else { return paused }
      return Segment(
        96, [Span("paused", .statusEmphasis), Span(" after \(event.rawValue)", .statusBar)],
        [Span("paused", .statusEmphasis)])
    }
    let replays = state.recording != nil
    return Segment(
      62, [Span(replays ? "replaying" : "decoding", .statusEmphasis), Span(" ", .statusBar)])
  }

  private static var paused: Segment { Segment(96, [Span("paused", .statusEmphasis)]) }

  private static func slowMotion(_ state: ChatState) -> [Segment] {
    guard let speed = state.pacing.speedName(ascii: state.lines == .ascii) else { return [] }
    return [
      Segment(95, [Span(speed + " slowed", .statusEmphasis)], [Span(speed, .statusEmphasis)])
    ]
  }

  private static func idle(_ state: ChatState) -> String {
    switch state.phase {
    case .loading: "loading  "
    case .ready: state.recording.map { $0.isOver ? "over     " : "replaying" } ?? "ready    "
    case .failed: "no pair  "
    }
  }

  private static func speed(_ state: ChatState) -> Segment {
    let reply = state.conversation.lastExchange?.reply
    let isMeasured = (state.metrics?.tokensPerSecond ?? 0) > 0
    let rate = isMeasured ? Format.rate(state.metrics?.tokensPerSecond ?? 0) : "–"
    let value = [
      Span(isMeasured ? Format.padded(rate, to: 5) : rate, .statusValue), Span(" tok/s", .statusBar),
    ]
    var marks = state.isEmulated(reply) ? [Span(" emulated", .emulatedMark)] : []
    if reply?.wasSlowed == true { marks.append(Span(" slowed", .emulatedMark)) }
    return Segment(94, value + marks)
  }

  private static func speedUp(_ state: ChatState) -> Segment {
    let times = state.lines == .unicode ? "×" : "x"
    let value = state.speedUp.map { Format.decimal($0, 2) + times } ?? "–"
    let role: Role = state.speedUp == nil ? .statusValue : .statusEmphasis
    let shown = Span(value, role)
    return Segment(86, [Span("speed-up ", .statusBar), shown])
  }
}

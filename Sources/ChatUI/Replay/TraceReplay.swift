public import SpecCore
public import TerminalCore

/// Recorded runs, shown as the chat would have shown them: the same updates, without models or a terminal.
public struct TraceReplay: Sendable {
  /// What to show of them, and how.
  public struct View: Sendable {
    public var size: Size
    public var lines = LineStyle.unicode
    public var theme = ""
    /// Nil shows those that a chat starts with.
    public var panes: [PaneKind]?
    /// Shown in the conversation's place.
    public var zoomed: PaneKind?
    /// Both counted from 1; the last reply, and its newest round, where there is none.
    public var reply: Int?
    public var round: Int?

    public init(size: Size) { self.size = size }
  }

  /// The events of each run, from its start on.
  public let runs: [[TimedEvent]]

  /// Reads the text of a trace file; `file` names it in errors.
  public init(text: String, file: String) throws(TraceReplayError) {
    var runs: [[TimedEvent]] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard line.contains(where: { !$0.isWhitespace }) else { continue }
      guard let event = try? TraceCodec.event(line: String(line)) else {
        throw .notAnEvent(file: file, line: index + 1)
      }
      if case .runStarted(let start) = event.event {
        guard start.schemaVersion <= RunStarted.schemaVersion else {
          throw .newer(file: file, version: start.schemaVersion)
        }
        runs.append([])
      }
      guard !runs.isEmpty else { throw .noStart(file: file) }
      runs[runs.count - 1].append(event)
    }
    guard !runs.isEmpty else { throw .empty(file: file) }
    self.runs = runs
  }

  /// The screen as that view shows it.
  public func frame(_ view: View) throws(TraceReplayError) -> Buffer {
    ChatProgram.frame(try chat(view), size: view.size)
  }

  /// The chat in which all runs have happened.
  func chat(_ view: View) throws(TraceReplayError) -> ChatState {
    var begin = ChatState.Start(
      size: view.size, lines: view.lines, parameters: start(0).parameters, theme: view.theme)
    // A trace does not hold what its pair came with.
    begin.defaultsSource = .firstRun
    var state = ChatState(begin)
    if let panes = view.panes { state.panes = PaneSelection(showing: panes) }
    if let pane = view.zoomed { state.panes.zoom(on: pane) }
    // Not as a loaded pair: a recording needs no welcome.
    state.phase = .ready(PairSummary(name: start(0).pair, contextLength: start(0).contextLength))
    for run in runs.indices { play(run, &state) }
    state.cursor = try cursor(view, state.rounds)
    return state
  }

  private func start(_ run: Int) -> RunStarted {
    guard case .runStarted(let start) = runs[run][0].event else {
      preconditionFailure("a run begins with its start")
    }
    return start
  }

  /// A trace does not hold what was asked, so a sentence stands in its place.
  private func play(_ run: Int, _ state: inout ChatState) {
    let message = "(Recorded: a prompt of \(Format.count(start(run).promptTokens, "token")).)"
    _ = ChatProgram.update(&state, .key(.paste(message)))
    _ = ChatProgram.update(&state, .key(.enter))
    guard let turn = state.run?.turn else { return }
    _ = ChatProgram.update(&state, .events(turn: turn, runs[run]))
    // The last run may have been under way when the recording ended; those before it broke off.
    guard state.run != nil, run < runs.count - 1 else { return }
    _ = ChatProgram.update(&state, .turnFailed(turn: turn, "The trace has no end of this reply."))
  }

  private func cursor(_ view: View, _ history: RoundHistory) throws(TraceReplayError) -> InspectorCursor {
    let replies = history.replies
    let number = view.reply ?? replies.count
    guard replies.indices.contains(number - 1) else {
      throw .noSuchReply(number, replies: replies.count)
    }
    let reply = replies[number - 1]
    guard let round = view.round ?? (view.reply == nil ? nil : reply.rounds) else { return .live }
    let index = reply.firstRound + round - 1
    guard round >= 1, round <= reply.rounds, history.rounds.indices.contains(index) else {
      throw .noSuchRound(round, reply: number, rounds: reply.rounds)
    }
    return .round(index)
  }
}

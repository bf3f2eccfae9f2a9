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
  /// Whether the last line was cut off, as in a recording that was not ended; it is left out.
  public let isCutOff: Bool

  /// Reads the text of a trace file; `file` names it in errors.
  public init(text: String, file: String) throws(TraceReplayError) {
    var runs: [[TimedEvent]] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var isCutOff = false
    for (index, line) in lines.enumerated() {
      guard line.contains(where: { !$0.isWhitespace }) else { continue }
      guard let event = try? TraceCodec.event(line: String(line)) else {
        // A whole line ends in a line feed, and a writer may have been stopped in the middle of one.
        isCutOff = index == lines.count - 1 && !runs.isEmpty && Self.isStart(line)
        if isCutOff { break }
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
    self.isCutOff = isCutOff
  }

  /// Whether an event's line begins like that.
  private static func isStart(_ line: Substring) -> Bool { line.hasPrefix("{\"") && !line.hasSuffix("}") }

  /// How many events it holds.
  public var eventCount: Int { runs.reduce(0) { $0 + $1.count } }

  /// What it says of itself, to a chat that plays it.
  public func recording(named name: String) -> Recording { Recording(name: name, pair: pair) }

  /// The parameters that its first run began with.
  public var parameters: DecodingParameters { start(0).parameters }

  /// Not as it was loaded: of that a trace holds no more.
  private var pair: PairSummary { PairSummary(name: start(0).pair, contextLength: start(0).contextLength) }

  /// The screen as that view shows it.
  public func frame(_ view: View) throws(TraceReplayError) -> Buffer {
    ChatProgram.frame(try chat(view), size: view.size)
  }

  /// The chat in which all runs have happened.
  func chat(_ view: View) throws(TraceReplayError) -> ChatState {
    var begin = ChatState.Start(
      size: view.size, lines: view.lines, parameters: parameters, theme: view.theme)
    (begin.panes, begin.zoomed) = (view.panes, view.zoomed)
    // A trace does not hold what its pair came with.
    begin.defaultsSource = .firstRun
    var state = ChatState(begin)
    // A picture shows the chat as it was, which was no replay.
    state.phase = .ready(pair)
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
  func message(ofRun run: Int) -> String {
    "(Recorded: a prompt of \(Format.count(start(run).promptTokens, "token")).)"
  }

  /// Whether a run goes on to its end.
  func isComplete(run: Int) -> Bool {
    if case .runFinished? = runs[run].last?.event { true } else { false }
  }

  static let noEnd = "The trace has no end of this reply."

  private func play(_ run: Int, _ state: inout ChatState) {
    let turn = state.nextTurn
    _ = ChatProgram.update(&state, .recordedReply(turn: turn, message: message(ofRun: run)))
    _ = ChatProgram.update(&state, .events(turn: turn, runs[run]))
    // The last run may have been under way when the recording ended; those before it broke off.
    guard state.run != nil, run < runs.count - 1 else { return }
    _ = ChatProgram.update(&state, .turnFailed(turn: turn, Self.noEnd))
  }

  private func cursor(_ view: View, _ history: RoundHistory) throws(TraceReplayError) -> InspectorCursor {
    let replies = history.replies
    let number = view.reply ?? replies.endIndex
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

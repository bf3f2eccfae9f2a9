public import SpecCore

/// Says which events of a recording are due: at the recorded pace or at a constant rate, paused, stepped and
/// slowed down as a live reply is.
///
/// It is told how much time has passed and answers with what the chat shall take in. Played again, a
/// recording's replies are further ones of the same conversation, each with a turn of its own.
public struct TracePlayback: Sendable {
  public enum Pace: Equatable, Sendable {
    /// As recorded, so many times as fast.
    case recorded(speed: Double)
    case eventsPerSecond(Double)
  }

  /// Seconds from the end of a reply to the next one's start at recorded speed: the trace does not tell.
  static let secondsBetweenReplies = 1.0
  /// Most seconds that are made up for at once, after the program was suspended or had no processor.
  static let longestGap = 1.0

  public private(set) var isOver = false
  /// Events that were due so far.
  public private(set) var played = 0

  private let replay: TraceReplay
  private let pace: Pace
  private var passesLeft: Int
  private var pacing = Pacing()
  /// Steps asked for and not yet taken; only while paused.
  private var roundSteps = 0
  private var eventSteps = 0
  /// Time that has passed and that no event has used up.
  private var credit = 0.0
  /// Where the next event stands.
  private var run = 0
  private var index = 0
  private var turn = TurnID(0)

  /// - Parameter passes: how often the recording is played.
  public init(_ replay: TraceReplay, pace: Pace, passes: Int = 1) {
    self.replay = replay
    self.pace = pace
    passesLeft = passes
    // The first event is shown at once.
    credit = secondsToPlayNext
  }

  // MARK: Time control

  public mutating func setPacing(_ pacing: Pacing) {
    self.pacing = pacing
    credit = 0
    if !pacing.isPaused { (roundSteps, eventSteps) = (0, 0) }
  }

  /// Goes on by one step; nothing unless paused.
  public mutating func step(_ step: PacingStep) {
    guard pacing.isPaused else { return }
    switch step {
    case .event: eventSteps += 1
    case .round: roundSteps += 1
    }
  }

  /// Leaves the rest out.
  ///
  /// - Returns: what the chat shall take in.
  public mutating func stop() -> [ChatInput] {
    guard !isOver else { return [] }
    isOver = true
    return index > 0 ? [.turnFailed(turn: turn, "The replay was stopped here.")] : []
  }

  /// Seconds until the next event is due; nil while paused and at the end.
  public var secondsToNext: Double? {
    if isOver { return nil }
    if eventSteps > 0 { return 0 }
    return isFlowing ? max(secondsToPlayNext - credit, 0) : nil
  }

  private var isFlowing: Bool { !pacing.isPaused || roundSteps > 0 }

  /// What the next event takes at the pace in force.
  private var secondsToPlayNext: Double {
    let slowdown = Double(pacing.slowdown)
    switch pace {
    case .eventsPerSecond(let rate): return slowdown / rate
    case .recorded(let speed): return slowdown * recordedSeconds / speed
    }
  }

  private var recordedSeconds: Double {
    let events = replay.runs[run]
    guard index > 0 else { return Self.secondsBetweenReplies }
    return max(events[index].time - events[index - 1].time, 0)
  }

  // MARK: What is due

  /// Lets time pass.
  ///
  /// - Returns: what the chat shall take in, in order.
  public mutating func advance(by seconds: Double) -> [ChatInput] {
    if isFlowing { credit += min(max(seconds, 0), Self.longestGap) }
    var inputs: [ChatInput] = []
    var batch: [TimedEvent] = []
    while !isOver, takesNext() {
      if index == 0 { inputs.append(beginReply()) }
      batch.append(replay.runs[run][index])
      finishStep(batch[batch.count - 1].event)
      index += 1
      played += 1
      guard index == replay.runs[run].count else { continue }
      inputs.append(.events(turn: turn, batch))
      batch = []
      inputs += endReply()
    }
    if !batch.isEmpty { inputs.append(.events(turn: turn, batch)) }
    return inputs
  }

  private mutating func takesNext() -> Bool {
    if isFlowing {
      guard credit >= secondsToPlayNext else { return false }
      credit -= secondsToPlayNext
      return true
    }
    guard eventSteps > 0 else { return false }
    eventSteps -= 1
    return true
  }

  private mutating func finishStep(_ event: DecodingEvent) {
    guard roundSteps > 0 else { return }
    switch event {
    case .roundFinished, .runFinished: roundSteps -= 1
    default: return
    }
    if !isFlowing { credit = 0 }
  }

  private mutating func beginReply() -> ChatInput {
    turn = TurnID(turn.number + 1)
    return .recordedReply(turn: turn, message: replay.message(ofRun: run))
  }

  private mutating func endReply() -> [ChatInput] {
    var inputs: [ChatInput] = []
    if !replay.isComplete(run: run) { inputs.append(.turnFailed(turn: turn, TraceReplay.noEnd)) }
    (run, index) = (run + 1, 0)
    if run == replay.runs.count {
      run = 0
      passesLeft -= 1
      isOver = passesLeft <= 0
    }
    return inputs
  }
}

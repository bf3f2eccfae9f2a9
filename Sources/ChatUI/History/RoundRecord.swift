import SpecCore

/// One round of the conversation as its events told it, complete once the next round has finished too.
struct RoundRecord: Equatable, Sendable {
  /// Which of the conversation's replies it belongs to, counted from 0, and its number in it, from 1.
  let reply: Int
  let round: Int
  /// Seconds since the reply's run began, when its first event and its verdict came.
  let started: Double
  var ended: Double
  /// In force in it; with mode `auto`, what the governor made of it is in `decision`.
  var parameters: DecodingParameters
  /// The governor's latest decision, made before this round or earlier in its reply.
  var decision: GovernorDecided?
  /// What was changed, or begun, just before it.
  var marks: [RoundMark] = []
  /// Nil where the history had to let it go.
  var tree: RoundTreeRecord?
  var forwards: [ForwardRecord] = []
  var verdicts: [VerdictGiven] = []
  /// What both models thought of its positions; none where nobody asked, or the history let them go.
  var explanations: [JudgementExplained] = []
  var committed: [Committed.Entry] = []
  /// When the last of them were committed, in seconds since the reply's run began.
  var committedAt: Double?
  /// Why drafted tokens ended in it, by node.
  var reasons: [NodeID: NodesEnded.Reason] = [:]
  /// Nil while it runs, and where the reply's end broke it off.
  var finished: RoundFinished?

  /// γ_max and ε as the runtime used them: in mode `auto` those that the governor chose.
  var draftLengthLimit: Int { finished?.draftLengthLimit ?? chosen?.draftLength ?? parameters.draftLength }
  var confidenceThreshold: Double {
    finished?.confidenceThreshold ?? chosen?.confidenceThreshold ?? parameters.confidenceThreshold
  }

  private var chosen: GovernorDecided? { parameters.mode == .auto ? decision : nil }
}

/// Something that happened between two rounds, for the panes that go along time.
enum RoundMark: Equatable, Sendable {
  case replyStarted
  /// What the user wants from here on, with what was wanted before.
  case parametersChanged(from: DecodingParameters, to: DecodingParameters)
  /// Mode `auto` resolved to something else.
  case decided(GovernorDecided)
}

/// A forward in true time.
struct ForwardRecord: Equatable, Sendable {
  let lane: Lane
  /// 0 for the prompt's.
  let round: Int
  let kind: ForwardKind
  let tokens: Int
  let sequences: Int
  /// Seconds since the reply's run began; once it has finished, its end less its duration, as in the figures.
  var started: Double
  /// Seconds it took; nil while it runs.
  var duration: Double?
  var isEmulated = false
  var isCompleted = false
}

import SpecCore

/// The parameters: as wanted by the user, and as the runtime last told them.
struct ParameterState: Equatable, Sendable {
  /// What the keys act on, and the next reply uses.
  private(set) var wanted: DecodingParameters
  /// In force in the running reply; nil before the first.
  private(set) var told: DecodingParameters?
  /// Whether a change has been asked for that the runtime has not told yet.
  private(set) var isPending = false

  init(_ parameters: DecodingParameters) { wanted = parameters }

  /// - Parameter running: whether a reply runs, so that the change has to wait for its next round.
  mutating func want(_ parameters: DecodingParameters, running: Bool) {
    wanted = parameters
    isPending = running && parameters != told
  }

  /// The runtime tells what is in force: an answer, or a change of its own.
  mutating func tell(_ parameters: DecodingParameters) {
    told = parameters
    if !isPending { wanted = parameters }
    if parameters == wanted { isPending = false }
  }

  mutating func runEnded() { isPending = false }
}

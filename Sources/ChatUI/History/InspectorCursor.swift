/// Which round the panes show: the newest, as it runs, or one that the user went back to.
enum InspectorCursor: Equatable, Sendable {
  case live
  /// A round by its number in the history.
  case round(Int)
}

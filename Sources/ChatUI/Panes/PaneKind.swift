/// The live panes beside the conversation.
enum PaneKind: Int, CaseIterable, Sendable {
  case branches = 1
  case tokens
  case draftLength

  var title: String {
    switch self {
    case .branches: "Branches"
    case .tokens: "Tokens"
    case .draftLength: "Draft length"
    }
  }

  /// The one after it, the first after the last.
  var next: PaneKind { PaneKind(rawValue: rawValue % Self.allCases.count + 1) ?? .branches }
}

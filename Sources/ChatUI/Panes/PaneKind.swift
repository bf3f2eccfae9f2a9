/// The live panes beside the conversation.
enum PaneKind: Int, CaseIterable, Sendable {
  case branches = 1
  case tokens
  case draftLength
  case timeline
  case why
  case figures
  case log
  case parameters

  var title: String {
    switch self {
    case .branches: "Branches"
    case .tokens: "Tokens"
    case .draftLength: "Draft length"
    case .timeline: "Timeline"
    case .why: "Why"
    case .figures: "Figures"
    case .log: "Log"
    case .parameters: "Parameters"
    }
  }

  /// Its share of a column's height, beside the others'.
  var weight: Int {
    switch self {
    case .branches, .why, .parameters: 9
    case .draftLength, .timeline: 6
    case .tokens, .figures, .log: 5
    }
  }

  /// The one after it, the first after the last.
  var next: PaneKind { PaneKind(rawValue: rawValue % Self.allCases.count + 1) ?? .branches }
}

/// The live panes beside the conversation.
public enum PaneKind: Int, CaseIterable, Sendable {
  case branches = 1
  case tokens
  case draftLength
  case timeline
  case why
  case figures
  case log
  case parameters

  public var title: String {
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

  /// What it is called where names are typed, such as `draft-length`.
  public var name: String { title.lowercased().replacing(" ", with: "-") }

  /// The pane of that name; upper case, blanks, hyphens and underscores do not matter.
  public init?(named name: String) {
    func plain(_ name: String) -> String { name.lowercased().filter(\.isLetter) }
    guard let pane = Self.allCases.first(where: { plain($0.title) == plain(name) }) else { return nil }
    self = pane
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

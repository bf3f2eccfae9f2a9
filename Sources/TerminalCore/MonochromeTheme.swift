extension Theme {
  /// No colours at all: meaning is carried by attributes, and by the glyphs that panes draw.
  public static let monochrome = Theme(
    name: "monochrome",
    styles: Dictionary(
      uniqueKeysWithValues: Role.allCases.map { ($0, Style(attributes: monochromeAttributes(of: $0))) }))

  private static func monochromeAttributes(of role: Role) -> Attributes {
    switch role {
    case .text, .userText, .assistantText, .inputText, .popupText, .hintText: []
    case .draftToken, .confidenceMiddle, .popupBorder, .barDrafted: []
    case .quoteText, .codeText, .codeNumber: []
    case .inlineCode, .listMarker, .codeKeyword, .codeFunction: .bold
    case .linkText, .codeType: .underline
    case .codeString, .codeLabel: .italic
    case .codeComment: .dim
    case .statusBar, .dimText, .border, .scrollbar, .systemText, .emulatedMark, .barLine, .confidenceLow: .dim
    case .discardedToken, .pendingToken, .barDiscarded: .dim
    case .heading, .title, .borderFocused, .hintKey, .inputPrompt, .assistantLabel, .warning: .bold
    case .acceptedToken, .targetToken, .confidenceHigh, .barAccepted, .statusValue: .bold
    case .userLabel, .branchPoint, .correctionToken, .statusEmphasis, .matchedText: [.bold, .underline]
    case .branchToken: .underline
    case .rolledBackToken, .barRolledBack: [.dim, .underline]
    // Where nothing is slanted, dim alone tells it from the others.
    case .bonusToken: [.dim, .italic]
    case .selection, .cursor: .reverse
    case .error: [.bold, .reverse]
    }
  }
}

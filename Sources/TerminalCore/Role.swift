/// What a cell means. Panes name roles, a theme gives each its colours, so that no pane knows a colour.
public enum Role: String, CaseIterable, Sendable {
  // Plain text and frames.
  case text
  case dimText
  case heading
  case border
  case borderFocused
  case title
  case selection
  case scrollbar
  case popupBorder
  case popupText
  case matchedText
  case warning
  case error

  // Status line and key hints.
  case statusBar
  case statusValue
  case statusEmphasis
  case emulatedMark
  case hintKey
  case hintText

  // Conversation and input.
  case inputText
  case inputPrompt
  case cursor
  case userLabel
  case userText
  case assistantLabel
  case assistantText
  case systemText

  // Rendered replies.
  case inlineCode
  case linkText
  case listMarker
  case quoteText
  case codeText
  case codeLabel
  case codeKeyword
  case codeString
  case codeComment
  case codeNumber
  case codeType
  case codeFunction

  // Fates and origins of tokens.
  case acceptedToken
  case rolledBackToken
  case discardedToken
  case pendingToken
  case correctionToken
  case bonusToken
  case branchToken
  case draftToken
  case targetToken

  // The tree of branches.
  case branchPoint
  case confidenceHigh
  case confidenceMiddle
  case confidenceLow

  // Bars per round.
  case barDrafted
  case barAccepted
  case barRolledBack
  case barDiscarded
  case barLine
}

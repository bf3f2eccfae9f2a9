/// What a key asks for.
enum Command: Equatable, Sendable {
  case send
  case edit(EditCommand)
  /// Stops the reply, else clears the input, else quits when repeated.
  case interrupt
  /// Ctrl-D: quits on an empty input.
  case endOfInput

  case startTuning
  case startTyping
  case help
  case redraw
  case suspend
  case quit

  case nextMode
  case draftLength(Int)
  case confidenceThreshold(Int)
  case branchCount(Int)
  case branchStop(Int)
  case temperature(Int)
  case adaptive
  case hrad
  case pacing

  case stop
  case regenerate
  case newConversation
  case saveTranscript
  case saveScreen

  case pane(PaneKind)
  case nextPane
  case zoomPane
  /// All panes wider by so many steps, the one with the focus higher by so many rows.
  case paneWidth(Int)
  case paneHeight(Int)
  /// Moves the cursor over the rounds, by so many; backwards where negative.
  case moveRound(Int)
  case liveRound
  case colourByOrigin
  case chooseTheme
  case mouse

  case commandPalette
  /// In a list over the screen.
  case moveInList(Int)
  case takeFromList
  case closeList
  case eraseInList

  case scrollLines(Int)
  case scrollPages(Int)
  case scrollToTop
  case scrollToBottom
}

/// Writing a message.
enum EditCommand: Equatable, Sendable {
  case newline
  case backspace
  case deleteForward
  case killToLineEnd
  case killToLineStart
  case killWordBackward
  case killWordForward
  case yank
  case left
  case right
  case wordLeft
  case wordRight
  case lineStart
  case lineEnd
  case up
  case down
}

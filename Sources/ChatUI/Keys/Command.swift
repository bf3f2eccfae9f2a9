import SpecCore

/// What a key asks for.
enum Command: Equatable, Sendable {
  case send
  case edit(EditCommand)
  /// Stops the reply, else clears the input, else quits when repeated.
  case interrupt
  /// Ctrl-D: quits on an empty input.
  case endOfInput

  case startTuning
  /// Completes the path before the cursor; elsewhere starts tuning.
  case completeOrTune
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

  case undo
  case redo
  case preset(Int)
  case compare
  case closeComparison
  case parametersPane(ParametersPaneCommand)

  /// Whether decoding is paused, by how much it goes on, and how much slower it runs.
  case pause
  case step(PacingStep)
  case slowDown(Int)

  case stop
  case regenerate
  case goOn
  case messages(MessagesCommand)
  case measureBaseline
  case newConversation
  /// The text being written goes to an editor of the user's.
  case externalEditor
  case searchHistory
  case choosePersona
  /// Messages are written with vi's keys, or not.
  case viKeys
  /// The list of all conversations that are kept, and what keys do in it.
  case conversations
  case library(LibraryCommand)
  case search
  case renameConversation
  /// Brings the conversation deleted last back.
  case restoreConversation
  case contextPolicy
  /// Shows the summary of the oldest turns, or hides it.
  case readSummary
  case saveTranscript
  case copyReply
  /// Tells about the last reply, and puts that away.
  case aboutReply
  case closeAbout
  case copyCode
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
  /// Shows more time in the timeline pane, less where negative.
  case zoomTime(Int)
  /// Moves over the timeline, by so many columns; backwards where negative.
  case moveTime(Int)
  /// Puts more rounds into a column of the draft length pane, fewer where negative.
  case zoomRounds(Int)
  /// Chooses the token so many further on the tape; backwards where negative.
  case moveToken(Int)
  case unfoldDiscarded
  /// Scrolls the log; positive is towards older messages.
  case scrollLog(Int)
  case colourByOrigin
  /// Replies as they were produced, or rendered.
  case replySource
  case chooseTheme
  case choosePair
  case mouse

  case commandPalette
  case completion(CompletionCommand)
  /// In a list over the screen.
  case moveInList(Int)
  case takeFromList
  case closeList
  case eraseInList
  case clearInList

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
  /// After `yank`: what was cut before that.
  case yankOlder
  case transpose
  case changeCase(LetterCase)
  case undo
  case redo
  case left
  case right
  case wordLeft
  case wordRight
  case lineStart
  case lineEnd
  case textStart
  case textEnd
  case up
  case down
}

/// What keys do while they choose messages and replies.
enum MessagesCommand: Equatable, Sendable {
  case choose
  case leave
  /// So many messages and replies further down.
  case select(Int)
  /// The version of the message, or the reply, so many further.
  case sibling(Int)
  case edit
  case answerAgain
  case goOn
  case copy
  case about
  case askCode
  case copyCode(Int)
  case leaveCode
  case fork
}

/// What keys do with the conversation chosen in the list.
enum LibraryCommand: Equatable, Sendable {
  case rename
  /// Pins it, or lets it go.
  case pin
  case delete
  /// Goes to the deleted ones, or back.
  case showDeleted
  case startNew
}

/// What keys do while the parameters pane has them.
enum ParametersPaneCommand: Equatable, Sendable {
  case focus
  case leave
  case select(Int)
  /// By so many steps.
  case change(Int)
  /// Back to what the pair came with.
  case reset
  /// Types a number, or goes to the next of a few names.
  case enter
  case apply
  case erase
  /// Leaves typing a number, or a preset's.
  case cancel
  case askPreset
  case savePreset(Int)
}

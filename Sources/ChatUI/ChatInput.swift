public import SpecCore
public import TerminalCore

/// What happened: everything that can change the chat.
public enum ChatInput: Equatable, Sendable {
  case key(KeyEvent)
  case resized(Size)
  /// How much of a model's file has been loaded, in [0, 1].
  case loadProgressed(lane: Lane, fraction: Double)
  case pairLoaded(PairSummary)
  /// The sentence says what happened and what to do.
  case loadFailed(String)
  /// What should be known before a pair is loaded, one sentence.
  case loadWarned(String)
  /// The pairs that can be used, and those that could be fetched.
  case pairsListed([PairChoice])
  /// Another pair is loaded, with the parameters that it starts with and its own.
  case pairSwitched(PairSummary, start: DecodingParameters, defaults: DecodingParameters)
  /// Another pair could not be loaded, so this one goes on; the sentence says why.
  case pairKept(PairSummary, String)
  /// What the runtime said about a turn, in order.
  case events(turn: TurnID, [TimedEvent])
  /// The turn could not start or broke off; the sentence says why.
  case turnFailed(turn: TurnID, String)
  /// So many of the conversation's oldest turns, in all, are no longer in the model's context.
  case turnsDropped(turn: TurnID, count: Int)
  /// The pair writes a summary of so many of the oldest messages and replies, before it answers.
  case summarising(turn: TurnID, messages: Int, SummaryProgress)
  /// It is kept, and the pair reads it instead from now on.
  case summarised(turn: TurnID, TurnSummary)
  /// The user has stopped it, and the turn with it.
  case summaryStopped(turn: TurnID)
  /// The turn does not fit into the context, and nothing is to be left out.
  case contextIsFull(turn: TurnID)
  /// The message does not fit beside all that was said before it, and the user has not been told: nothing is sent yet.
  case roomNeeded(turn: TurnID, RoomNeeded)
  /// What is shown has so many tokens, as counted under that number.
  case contextCounted(number: Int, tokens: Int)
  case conversationOpened(OpenedConversation)
  /// What was written in the new chat and not sent, before another conversation or the program's end took it off the
  /// screen; what has been written since stays.
  case unsentFound(String)
  case library(LibraryNews)
  /// What comes of the comparison of that number.
  case compared(number: Int, ComparisonNews)
  case transcriptSaved(path: String)
  case screenSaved(path: String)
  /// The user's personas, and what is wrong with others.
  case personasFound([Persona], problems: [String])
  /// The user's personas that can be used, while the name of one is being written.
  case personasListed([Persona])
  /// The persona that was asked for by its name.
  case personaFound(Persona)
  /// The text of the file that holds what stands before the first message.
  case systemPromptRead(String)
  /// What came of looking for files, under the number that it was asked with.
  case attachmentsRead(number: Int, [AttachmentReading])
  /// The pair of that name has counted the tokens of a file that went with a message.
  case tokensCounted(Attachment, by: String)
  /// The paths that begin like the one to complete; folders end with a slash.
  case pathsCompleted(number: Int, [String])
  /// The user's editor has ended with this text.
  case textEdited(String)
  /// Theme files have come or gone; these can be chosen now.
  case themesChanged([String])
  /// A theme could not be used, so the one before stays; the sentence says why.
  case themeFailed(inUse: String, String)
  /// A preset is kept; where the file held something else, that is now in the other one.
  case presetSaved(number: Int, brokenFileKeptAs: String?)
  /// The user's key file has changed; these are the keys now.
  case keysChanged(KeyMap)
  /// The user's key file has changed and has faults, each one sentence, so the keys stay.
  case keysRejected([String])
  /// The user's settings file has changed.
  case settingsChanged(SettingsChange)
  /// The user's settings file has changed and has faults, each one sentence, so the settings stay.
  case settingsRejected([String])
  /// An effect worked; the sentence says what came of it.
  case done(String)
  /// An effect did not work; the sentence says what happened and what to do.
  case effectFailed(String)
  /// The user's clock shows this from now on; a recording has no clock.
  case clock(ClockTime)
  /// A reply of a recording begins, under a message that stands in for the one it answered.
  case recordedReply(turn: TurnID, message: String)
  /// A recording has been played; the sentence says how it ended.
  case recordingEnded(String, quits: Bool)
  /// `ChatProgram.tickInterval` has passed.
  case tick
}

public import ConversationExport
public import SpecCore

/// What the program around the chat shall do. Results come back as `ChatInput`.
public enum ChatEffect: Equatable, Sendable {
  /// Decode a reply; a new message is kept first.
  case answer(AnswerRequest)
  /// Count the tokens that the pair would read of what is shown, and answer `contextCounted` under the same number.
  case countContext(number: Int, ShownPath)
  /// The message or reply is the one of its siblings that is shown from now on.
  case choose(MessageID)
  /// Decode the last prompt once more, with the target alone, at the same seed and pace; the conversation
  /// stays as it is. What happens is told like a turn's.
  case measureBaseline(turn: TurnID)
  /// Cancel the turn; its `runFinished` event is still awaited.
  case stop(turn: TurnID)
  /// What follows belongs to another conversation; a turn still running has been told to stop.
  case newConversation
  case library(LibraryRequest)
  /// Keep what is written and not yet sent; asked for by the program around the chat whenever it has changed.
  case keepUnsent(String)
  /// From the next round on, or for the next reply.
  case setParameters(DecodingParameters)
  /// Answer the last message twice, leave the conversation as it was, and tell it as `compared`.
  case compare(ComparisonRequest)
  case stopComparison
  /// The next reply's seed, and one more for each reply after it; nil takes one at random for each.
  case setSeed(UInt64?)
  /// Hold decoding up, or let it run: in the running reply, and in those after it.
  case setPacing(Pacing)
  /// Let a paused reply go on by one step.
  case step(PacingStep)
  /// Write the text to a file of about that name and answer `transcriptSaved` or `effectFailed`.
  case saveTranscript(text: String, suggestedName: String)
  /// Write the conversation to a new file and answer `done` or `effectFailed`.
  case export(ExportedConversation, as: ExportFormat, path: String)
  /// The same for a conversation that is kept, with everything that is known of it.
  case exportKept(KeptExport)
  /// Add an archive's conversations to those that are kept and answer `done` or `effectFailed`.
  case importConversations(path: String)
  /// Ask the terminal to put the text into its clipboard; answer `effectFailed` where it has none.
  case copy(String)
  /// Write the text to a new file and answer `done` or `effectFailed`.
  case saveCopy(text: String, path: String)
  /// What stands before the first message, from the next reply on, and the persona that it is from.
  case setSystem(String?, persona: String? = nil)
  /// Write the screen as a picture to a file of about that name and answer `screenSaved` or `effectFailed`.
  case saveScreen(suggestedName: String)
  /// Look for the user's personas and answer `personasFound`.
  case findPersonas
  /// Look for the user's personas, to complete the name of one, and answer `personasListed`.
  case listPersonas
  /// Read the persona of that name and answer `personaFound` or `effectFailed`.
  case findPersona(named: String)
  /// Read what stands before the first message from a file and answer `systemPromptRead` or `effectFailed`.
  case readSystemPrompt(path: String)
  /// Look for the files and answer `attachmentsRead`.
  case readAttachments(number: Int, paths: [String])
  /// Count the tokens of files that went with messages and answer `tokensCounted` for each.
  case countTokens(of: [Attachment])
  /// Look for paths that begin like this and answer `pathsCompleted`.
  case completePath(number: Int, String)
  /// Let the user change the text in an editor, which has the terminal meanwhile; answer `textEdited` or
  /// `effectFailed`.
  case editText(String)
  /// Append the message to the input history that outlives the program.
  case appendHistory(String)
  /// Keep the preset under its number beyond the program's end and answer `presetSaved` or `effectFailed`.
  case savePreset(number: Int, Preset)
  /// Keep the choice in the settings file; answer `effectFailed` where that is not possible.
  case saveContextPolicy(ContextPolicy)
  /// Switch the terminal's mouse reporting on or off.
  case setMouse(Bool)
  case setTheme(String)
  /// Look up which pairs can be used and answer `pairsListed`.
  case listPairs
  /// End what runs, load the pair of that name instead of the one before, and answer `pairSwitched`, `pairKept`
  /// or, where none can be used any more, `loadFailed`.
  case usePair(String)
  /// Stop loading another pair and answer `pairKept`, unless it has been loaded meanwhile.
  case cancelPairSwitch
  /// Draw the whole screen anew.
  case redraw
  /// Give the terminal back and stop the process until it is continued.
  case suspend
  case quit
}

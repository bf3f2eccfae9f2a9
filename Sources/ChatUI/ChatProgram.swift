public import TerminalCore

/// The chat as a loop: inputs change the state and ask for effects; the state is drawn as a frame.
///
/// Both functions are pure. The program around them performs the effects, in order, and feeds back what
/// happened; drawing is its choice, at most once for each batch of inputs.
public enum ChatProgram {
  /// Seconds between two ticks.
  public static let tickInterval = 0.25

  /// Takes an input in.
  ///
  /// - Returns: what the program around the chat shall do, in order.
  public static func update(_ state: inout ChatState, _ input: ChatInput) -> [ChatEffect] {
    let effects =
      effects(of: input, &state) + state.lookForAttachments() + state.lookUpSlashWords()
      + state.countContext()
    state.refreshCompletions()
    state.relayout()
    return effects
  }

  private static func effects(of input: ChatInput, _ state: inout ChatState) -> [ChatEffect] {
    switch input {
    case .key(let key): return KeyUpdate.update(&state, key)
    case .resized(let size): state.size = size
    case .loadProgressed(let lane, let fraction): state.loadProgressed(lane, fraction)
    case .pairLoaded(let pair):
      state.pairLoaded(pair)
      return state.countAttachments() + state.countSentFiles()
    case .loadFailed(let sentence): state.loadFailed(sentence)
    case .loadWarned(let sentence):
      state.log.add(sentence, .warning)
      state.show(sentence, .warning)
    case .pairsListed(let choices): state.pairsListed(choices)
    case .pairSwitched(let pair, let start, let defaults):
      return state.pairSwitched(pair, start, defaults)
    case .pairKept(let pair, let sentence): state.pairKept(pair, sentence)
    case .events(let turn, let events): state.apply(events, of: turn)
    case .turnFailed(let turn, let sentence): state.turnFailed(turn, sentence)
    case .turnsDropped(let turn, let count):
      if turn == state.run?.turn { state.turnsDropped(count) }
    case .summarising(let turn, let messages, let progress):
      state.summarising(turn, messages: messages, progress)
    case .summarised(let turn, let summary): state.summarised(turn, summary)
    case .summaryStopped(let turn): state.summaryStopped(turn)
    case .contextIsFull(let turn): state.contextIsFull(turn)
    case .roomNeeded(let turn, let needed): state.roomNeeded(turn, needed)
    case .contextCounted(let number, let tokens): state.contextCounted(number, tokens: tokens)
    case .conversationOpened(let opened): return state.open(opened)
    case .unsentFound(let text): state.putBack(text)
    case .library(let news): return state.apply(news)
    case .compared(let number, let news): state.compared(number, news)
    case .transcriptSaved(let path): state.show("The transcript was saved to \(path).")
    case .screenSaved(let path): state.show("The screen was saved to \(path).")
    case .attachmentsRead(let number, let readings): return state.attachmentsRead(number, readings)
    case .tokensCounted(let file, let pair): state.tokensCounted(file, by: pair)
    case .personasFound(let personas, let problems): state.personasFound(personas, problems: problems)
    case .personasListed(let personas): state.personasListed(personas)
    case .personaFound(let persona): return state.use(persona)
    case .systemPromptRead(let text): return state.begin(with: text)
    case .pathsCompleted(let number, let paths): state.pathsCompleted(number, paths)
    case .textEdited(let text):
      state.editor.setText(text)
      state.focus = .typing
    case .themesChanged(let names): state.themesChanged(names)
    case .themeFailed(let name, let sentence): state.themeFailed(inUse: name, sentence)
    case .presetSaved(let number, let other): state.presetSaved(number, brokenFileKeptAs: other)
    case .keysChanged(let keys): state.keysChanged(keys)
    case .keysRejected(let faults): state.keysRejected(faults)
    case .settingsChanged(let change): return state.settingsChanged(change)
    case .settingsRejected(let faults): state.settingsRejected(faults)
    case .done(let sentence):
      state.log.add(sentence, .note)
      state.show(sentence)
    case .effectFailed(let sentence):
      state.log.add(sentence, .error)
      state.show(sentence, .warning)
    case .clock(let time): state.log.clock = time
    case .recordedReply(let turn, let message): state.beginRecordedReply(turn, message: message)
    case .recordingEnded(let sentence, let quits): return state.recordingEnded(sentence, quits: quits)
    case .tick: state.tick()
    }
    return []
  }

  /// The screen for a state.
  public static func frame(_ state: ChatState, size: Size) -> Buffer {
    guard size == state.size else {
      var resized = state
      resized.size = size
      resized.relayout()
      return Frame.draw(resized)
    }
    return Frame.draw(state)
  }
}

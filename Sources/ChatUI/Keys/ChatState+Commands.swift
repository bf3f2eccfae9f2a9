import TerminalCore

/// Commands: one short method for each family.
extension ChatState {
  mutating func perform(_ command: Command) -> [ChatEffect] {
    switch command {
    case .send: return send()
    case .edit(let edit): perform(edit)
    case .interrupt: return interrupt()
    case .endOfInput: return endOfInput()
    case .startTuning:
      if editing != nil { stopEditing() } else { focus = .tuning }
    case .completeOrTune: return completeOrTune()
    case .startTyping: focus = .typing
    case .help: helpScroll = helpScroll == nil ? 0 : nil
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return quit()
    case .nextMode, .draftLength, .confidenceThreshold, .branchCount, .branchStop, .temperature, .adaptive,
      .hrad, .pacing:
      return tune(command)
    case .undo: return takeBack()
    case .redo: return doAgain()
    case .preset(let number): return usePreset(number)
    case .compare: return compare()
    case .closeComparison: return closeComparison()
    case .parametersPane(let command): return perform(command)
    case .pause: return togglePause()
    case .step(let step): return self.step(step)
    case .slowDown(let steps): return slowDown(steps)
    case .stop: return stop()
    case .regenerate: return regenerate()
    case .goOn: return goOn()
    case .messages(let command): return perform(command)
    case .measureBaseline: return measureBaseline()
    case .newConversation: return startConversation()
    case .externalEditor: return isRefusedByRecording() ? [] : [.editText(editor.text)]
    case .searchHistory: searchHistory()
    case .choosePersona: return isRefusedByRecording() ? [] : [.findPersonas]
    case .viKeys: toggleViKeys()
    case .conversations: return openConversations()
    case .library(let command): return perform(command)
    case .search: openSearch()
    case .renameConversation: renameOpenConversation()
    case .restoreConversation: return restoreConversation()
    case .contextPolicy: chooseContextPolicy()
    case .readSummary: readSummary()
    case .saveTranscript: return saveTranscript()
    case .copyReply: return copyLastReply()
    case .aboutReply: aboutLastReply()
    case .closeAbout: about = nil
    case .copyCode: return copyLastCode()
    case .saveScreen: return [.saveScreen(suggestedName: "specbranch-screen.svg")]
    case .pane(let pane): togglePane(pane)
    case .nextPane: nextPane()
    case .zoomPane: panes.zoom()
    case .paneWidth(let step): widenPanes(by: 2 * step)
    case .paneHeight(let step): heightenPane(by: step)
    case .moveRound(let steps): moveRound(steps)
    case .liveRound: moveRound(.max / 2)
    case .zoomTime(let steps): zoomTime(by: steps)
    case .moveTime(let columns): moveTime(by: columns)
    case .zoomRounds(let steps): zoomRounds(by: steps)
    case .moveToken(let steps): moveToken(steps)
    case .unfoldDiscarded: unfoldsDiscarded.toggle()
    case .scrollLog(let messages): scrollLog(by: messages)
    case .colourByOrigin: coloursByOrigin.toggle()
    case .replySource: toggleReplySource()
    case .chooseTheme: chooseTheme()
    case .choosePair: return choosePair()
    case .commandPalette: openCommands()
    case .completion(let command): return perform(command)
    case .moveInList(let rows): return moveInList(by: rows)
    case .takeFromList: return takeFromList()
    case .closeList: return closeList()
    case .eraseInList: return changeList(.erase)
    case .clearInList: return changeList(.clear)
    case .mouse: return toggleMouse()
    case .scrollLines(let lines): scroll(by: lines)
    case .scrollPages(let pages):
      if hasOverlay || !scrollsWhy {
        scroll(by: pages * max(layout.conversationText.height - 2, 1))
      } else {
        scrollWhy(byPages: pages)
      }
    case .scrollToTop: scroll(by: Int.max / 2)
    case .scrollToBottom: scroll(by: -Int.max / 2)
    }
    return []
  }

  // MARK: The program

  private mutating func interrupt() -> [ChatEffect] {
    if helpScroll != nil {
      helpScroll = nil
      return []
    }
    if list != nil { return closeList() }
    if !isCancellingPair, let effects = cancelPairSwitch() { return effects }
    if let run, !run.isStopping { return stop() }
    if measurement?.isStopping == false { return stopMeasuring() }
    if !editor.isEmpty {
      let text = editor.text
      editor.killAll()
      editor.setText(history.append(text))
      show("The input was cleared; Ctrl-Y or Up brings it back.")
      return []
    }
    guard ticksToQuit == 0 else { return quit() }
    ticksToQuit = 8
    show("Press Ctrl-C again to quit.")
    return []
  }

  private func quit() -> [ChatEffect] {
    ((run?.turn ?? measurement?.turn).map { [.stop(turn: $0)] } ?? []) + [.quit]
  }

  private mutating func endOfInput() -> [ChatEffect] {
    if editor.isEmpty { return quit() }
    if focus == .typing {
      editor.deleteForward()
    } else {
      show("Something is written; q quits all the same.")
    }
    return []
  }

  private mutating func toggleMouse() -> [ChatEffect] {
    reportsMouse.toggle()
    show(
      reportsMouse
        ? "Mouse reporting is on: the wheel scrolls, a click focuses a pane, borders can be dragged."
        : "Mouse reporting is off: the terminal selects text.")
    return [.setMouse(reportsMouse)]
  }

  // MARK: What is shown

  private mutating func toggleReplySource() {
    conversation.showSource(!conversation.showsSource)
    show(
      conversation.showsSource
        ? "Replies are shown as they were produced." : "Replies are shown with their Markdown rendered.")
  }

  mutating func moveRound(_ steps: Int) {
    let moved = rounds.moved(cursor, by: steps)
    if moved == cursor {
      show(moved == .live ? "The panes show the newest round." : "That is the first round.")
    }
    cursor = moved
    timeline.held = nil
    revealCursor()
  }

  /// Whether something that scrolls lies over the screen.
  private var hasOverlay: Bool { helpScroll != nil || comparison != nil || about != nil }

  private mutating func scroll(by lines: Int) {
    if !hasOverlay, scrollsWhy { return scrollWhy(by: lines) }
    if helpScroll == nil, comparison != nil { return scrollComparison(by: lines) }
    if helpScroll == nil, about != nil { return scrollAbout(by: lines) }
    if let shown = helpScroll {
      let last = max(
        HelpOverlay.lineCount(size: size, keyMap) - HelpOverlay.height(size: size, keyMap), 0)
      helpScroll = min(max(shown - min(max(lines, -10_000), 10_000), 0), last)
    } else {
      scrollConversation(by: lines)
    }
  }

  mutating func scrollConversation(by lines: Int) {
    let most = conversation.lineCount
    conversation.scroll(by: min(max(lines, -most), most), height: layout.conversationText.height)
  }

  // MARK: The message

  private mutating func perform(_ edit: EditCommand) {
    if editTitle(edit) { return }
    switch edit {
    case .newline: editor.insert("\n")
    case .backspace: editor.backspace()
    case .deleteForward: editor.deleteForward()
    case .killToLineEnd: editor.killToLineEnd()
    case .killToLineStart: editor.killToLineStart()
    case .killWordBackward: editor.killWordBackward()
    case .killWordForward: editor.killWordForward()
    case .yank: editor.yank()
    case .yankOlder:
      if !editor.yankOlder() { show("This follows Ctrl-Y: it puts back what was cut earlier.") }
    case .transpose: editor.transpose()
    case .changeCase(let letterCase): editor.changeCase(letterCase)
    case .undo: if !editor.undo() { show("There is nothing to take back in the input.") }
    case .redo: if !editor.redo() { show("There is nothing to do again in the input.") }
    case .left: editor.moveLeft()
    case .right: editor.moveRight()
    case .wordLeft: editor.moveWordLeft()
    case .wordRight: editor.moveWordRight()
    case .lineStart: editor.moveToLineStart()
    case .lineEnd: editor.moveToLineEnd()
    case .textStart: editor.moveToStart()
    case .textEnd: editor.moveToEnd()
    case .up: moveUpOrBack(-1)
    case .down: moveUpOrBack(1)
    }
  }

  /// By rows, and at the first or last one through the history.
  private mutating func moveUpOrBack(_ rows: Int) {
    if editor.moveRows(rows, width: inputWidth) { return }
    if let message = history.move(by: rows, leaving: editor.text) { editor.setText(message) }
  }
}

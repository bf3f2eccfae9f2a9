/// What commands are called in the command palette and in the user's key file.
extension Command {
  /// Every command that a key has, in the order of the table of keys; those of lists and the help left out.
  static let all: [Command] = KeyBindings.all.flatMap(\.strokes)
    .filter { $0.contexts.contains(.typing) || $0.contexts.contains(.tuning) }
    .reduce(into: []) { all, stroke in if !all.contains(stroke.command) { all.append(stroke.command) } }

  static let names = all.map(\.name)

  static func named(_ name: String) -> Command? { all.first { $0.name == name } }

  var name: String {
    switch self {
    case .send: "send"
    case .edit(let edit): edit.name
    case .interrupt: "stop-or-quit"
    case .endOfInput: "end-of-input"
    case .startTuning: "tune"
    case .completeOrTune: "complete"
    case .startTyping: "type"
    case .help: "help"
    case .redraw: "redraw"
    case .suspend: "suspend"
    case .quit: "quit"
    case .nextMode: "mode"
    case .draftLength(let step): Self.stepped("draft-length", step)
    case .confidenceThreshold(let step): Self.stepped("threshold", step)
    case .branchCount(let step): Self.stepped("branches", step)
    case .branchStop(let step): Self.stepped("branch-stop", step)
    case .temperature(let step): Self.stepped("temperature", step)
    case .adaptive: "adaptive"
    case .hrad: "h-rad"
    case .pacing: "pace"
    case .undo: "undo"
    case .redo: "redo"
    case .preset(let number): "preset-\(number)"
    case .compare: "compare"
    case .closeComparison: "close-comparison"
    case .parametersPane(let command): "parameters-" + command.name
    case .pause: "pause"
    case .step(let step): step == .event ? "step-event" : "step-round"
    case .slowDown(let steps): steps > 0 ? "slower" : "faster"
    case .stop: "stop"
    case .regenerate: "again"
    case .goOn: "go-on"
    case .messages(let command): command.name
    case .measureBaseline: "measure-baseline"
    case .newConversation: "new-conversation"
    case .externalEditor: "editor"
    case .searchHistory: "search-history"
    case .choosePersona: "persona"
    case .viKeys: "vi-keys"
    case .conversations: "conversations"
    case .library(let command): command.name
    case .search: "search"
    case .renameConversation: "rename-conversation"
    case .restoreConversation: "restore-conversation"
    case .contextPolicy: "context-full"
    case .readSummary: "summary"
    case .saveTranscript: "save-transcript"
    case .copyReply: "copy-reply"
    case .aboutReply: "about-reply"
    case .closeAbout: "close-about"
    case .copyCode: "copy-code"
    case .saveScreen: "save-picture"
    case .pane(let pane): "pane-" + pane.name
    case .nextPane: "next-pane"
    case .zoomPane: "zoom"
    case .paneWidth(let step): step > 0 ? "panes-wider" : "panes-narrower"
    case .paneHeight(let step): step > 0 ? "pane-higher" : "pane-lower"
    case .moveRound(let steps):
      (abs(steps) > 1 ? "\(abs(steps))-rounds-" : "round-") + (steps > 0 ? "on" : "back")
    case .liveRound: "newest-round"
    case .zoomTime(let steps): steps > 0 ? "more-time" : "less-time"
    case .moveTime(let columns): columns > 0 ? "time-on" : "time-back"
    case .zoomRounds(let steps): steps > 0 ? "more-rounds-a-column" : "fewer-rounds-a-column"
    case .moveToken(let steps): steps > 0 ? "token-on" : "token-back"
    case .unfoldDiscarded: "unfold-discarded"
    case .scrollLog(let messages): messages > 0 ? "log-older" : "log-newer"
    case .colourByOrigin: "origins"
    case .replySource: "source"
    case .chooseTheme: "theme"
    case .choosePair: "pair"
    case .mouse: "mouse"
    case .scrollLines(let lines): lines > 0 ? "line-up" : "line-down"
    case .scrollPages(let pages): pages > 0 ? "page-up" : "page-down"
    case .scrollToTop: "to-start"
    case .scrollToBottom: "to-newest"
    case .commandPalette: "commands"
    case .completion(let command):
      switch command {
      case .move(let rows): rows < 0 ? "completion-up" : "completion-down"
      case .take: "completion-take"
      case .close: "completion-close"
      }
    case .moveInList(let rows): rows < 0 ? "list-up" : "list-down"
    case .takeFromList: "list-take"
    case .closeList: "list-close"
    case .eraseInList: "list-erase"
    case .clearInList: "list-clear"
    }
  }

  private static func stepped(_ name: String, _ step: Int) -> String {
    name + (step > 0 ? "-more" : "-less")
  }
}

extension MessagesCommand {
  fileprivate var name: String {
    switch self {
    case .choose: "messages"
    case .leave: "messages-leave"
    case .select(let steps): steps > 0 ? "message-below" : "message-above"
    case .sibling(let steps): steps > 0 ? "next-version" : "version-before"
    case .edit: "edit-message"
    case .answerAgain: "message-again"
    case .goOn: "message-go-on"
    case .copy: "message-copy"
    case .about: "message-about"
    case .askCode: "message-copy-code"
    case .copyCode(let number): "message-copy-code-\(number)"
    case .leaveCode: "message-copy-nothing"
    case .fork: "message-fork"
    }
  }
}

extension LibraryCommand {
  fileprivate var name: String {
    switch self {
    case .rename: "list-rename"
    case .pin: "list-pin"
    case .delete: "list-delete"
    case .showDeleted: "list-deleted"
    case .startNew: "list-new"
    }
  }
}

extension ParametersPaneCommand {
  fileprivate var name: String {
    switch self {
    case .focus: "focus"
    case .leave: "leave"
    case .select(let rows): rows < 0 ? "up" : "down"
    case .change(let steps): (abs(steps) > 1 ? "much-" : "") + (steps > 0 ? "more" : "less")
    case .reset: "reset"
    case .enter: "enter"
    case .apply: "apply"
    case .erase: "erase"
    case .cancel: "cancel"
    case .askPreset: "ask-preset"
    case .savePreset(let number): "save-preset-\(number)"
    }
  }
}

extension EditCommand {
  fileprivate var name: String {
    switch self {
    case .newline: "new-line"
    case .backspace: "delete-before"
    case .deleteForward: "delete-after"
    case .killToLineEnd: "cut-to-line-end"
    case .killToLineStart: "cut-to-line-start"
    case .killWordBackward: "cut-word-before"
    case .killWordForward: "cut-word-after"
    case .yank: "yank"
    case .yankOlder: "yank-older"
    case .transpose: "swap-letters"
    case .changeCase(let letterCase):
      switch letterCase {
      case .lower: "lower-case"
      case .upper: "upper-case"
      case .capital: "capital-letter"
      }
    case .undo: "undo-typing"
    case .redo: "redo-typing"
    case .left: "left"
    case .right: "right"
    case .wordLeft: "word-left"
    case .wordRight: "word-right"
    case .lineStart: "line-start"
    case .lineEnd: "line-end"
    case .textStart: "message-start"
    case .textEnd: "message-end"
    case .up: "history-back"
    case .down: "history-on"
    }
  }
}

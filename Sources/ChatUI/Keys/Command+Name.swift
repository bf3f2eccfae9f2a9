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
    case .stop: "stop"
    case .regenerate: "again"
    case .newConversation: "new-conversation"
    case .saveTranscript: "save-transcript"
    case .saveScreen: "save-picture"
    case .pane(let pane): "pane-" + pane.name
    case .nextPane: "next-pane"
    case .zoomPane: "zoom"
    case .paneWidth(let step): step > 0 ? "panes-wider" : "panes-narrower"
    case .paneHeight(let step): step > 0 ? "pane-higher" : "pane-lower"
    case .moveRound(let steps):
      (abs(steps) > 1 ? "\(abs(steps))-rounds-" : "round-") + (steps > 0 ? "on" : "back")
    case .liveRound: "newest-round"
    case .colourByOrigin: "origins"
    case .chooseTheme: "theme"
    case .mouse: "mouse"
    case .scrollLines(let lines): lines > 0 ? "line-up" : "line-down"
    case .scrollPages(let pages): pages > 0 ? "page-up" : "page-down"
    case .scrollToTop: "to-start"
    case .scrollToBottom: "to-newest"
    case .commandPalette: "commands"
    case .moveInList(let rows): rows < 0 ? "list-up" : "list-down"
    case .takeFromList: "list-take"
    case .closeList: "list-close"
    case .eraseInList: "list-erase"
    }
  }

  private static func stepped(_ name: String, _ step: Int) -> String {
    name + (step > 0 ? "-more" : "-less")
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
    case .left: "left"
    case .right: "right"
    case .wordLeft: "word-left"
    case .wordRight: "word-right"
    case .lineStart: "line-start"
    case .lineEnd: "line-end"
    case .up: "history-back"
    case .down: "history-on"
    }
  }
}

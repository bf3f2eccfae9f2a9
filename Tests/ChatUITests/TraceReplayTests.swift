import Foundation
import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

@Suite struct TraceReplayTests {
  /// The lines of a trace of so many replies.
  private static func trace(_ replies: Int) throws -> String {
    try (1...replies).flatMap { number in
      var run = ScriptedRun(seed: UInt64(number))
      return try run.reply().map { try TraceCodec.line($0) + "\n" }
    }.joined()
  }

  private func view(_ width: Int = 120, _ height: Int = 40) -> TraceReplay.View {
    TraceReplay.View(size: Size(width: width, height: height))
  }

  @Test func aTraceLooksLikeTheLiveChat() throws {
    let replay = try TraceReplay(text: try Self.trace(2), file: "t")
    let state = try replay.chat(view())
    var chat = Chat(width: 120, height: 40)
    for number in 1...2 {
      let turn = chat.say("Hello")
      var run = ScriptedRun(seed: UInt64(number))
      chat.receive(.events(turn: turn, run.reply()))
    }
    #expect(state.rounds == chat.state.rounds)
    #expect(state.branches == chat.state.branches)
    #expect(state.tape == chat.state.tape)
    #expect(state.metrics == chat.state.metrics)
    let text = FrameRenderer.text(try replay.frame(view()))
    #expect(text.contains("Recorded: a prompt of 12 tokens") && text.contains("Once upon a time"))
  }

  @Test func replyAndRoundChooseWhatThePanesShow() throws {
    let replay = try TraceReplay(text: try Self.trace(2), file: "t")
    var view = view()
    (view.reply, view.round) = (1, 3)
    let state = try replay.chat(view)
    #expect(state.rounds.record(at: state.cursor)?.reply == 0)
    #expect(state.rounds.record(at: state.cursor)?.round == 3)
    #expect(FrameRenderer.text(try replay.frame(view)).contains("Branches · round 3"))
    view.reply = 2
    #expect(try replay.chat(view).rounds.record(at: replay.chat(view).cursor)?.reply == 1)
    view.round = nil
    #expect(try replay.chat(view).cursor != .live)
    view.reply = nil
    #expect(try replay.chat(view).cursor == .live)
  }

  @Test func panesAndZoomAreAsAsked() throws {
    let replay = try TraceReplay(text: try Self.trace(1), file: "t")
    var view = view()
    view.panes = [.tokens, .draftLength]
    #expect(try replay.chat(view).layout.panes.map(\.pane) == [.tokens, .draftLength])
    view.panes = []
    #expect(try replay.chat(view).layout.panes.isEmpty)
    view.zoomed = .branches
    view.lines = .ascii
    let text = FrameRenderer.text(try replay.frame(view))
    #expect(text.hasPrefix("+ 1 Branches") && text.allSatisfy(\.isASCII))
  }

  @Test func aReplyThatBreaksOffDoesNotHideTheNext() throws {
    let lines = try Self.trace(1).split(separator: "\n")
    let half = lines.prefix(lines.count / 2).joined(separator: "\n") + "\n"
    let state = try TraceReplay(text: half + Self.trace(1), file: "t").chat(view())
    #expect(state.rounds.replies.count == 2 && !state.isRunning)
    #expect(try TraceReplay(text: half, file: "t").chat(view()).isRunning)
  }

  @Test func whatIsWrongWithATraceIsOneSentence() throws {
    func failure(_ text: String) -> String? {
      #expect(throws: TraceReplayError.self) { try TraceReplay(text: text, file: "t.jsonl") }?.description
    }
    let trace = try Self.trace(1)
    #expect(failure("") == "The trace t.jsonl holds no events; record one with: specbranch run --trace FILE.")
    #expect(
      failure(trace + "{\"event\":\"tea\"}")?.hasPrefix(
        "Line \(trace.count { $0 == "\n" } + 1) of t.jsonl is no event") == true)
    #expect(
      failure(String(trace.drop { $0 != "\n" }))?.contains("does not begin with the start of a run") == true)
    #expect(
      failure(trace.replacing("\"schema_version\":1", with: "\"schema_version\":99"))?
        .contains("newer specbranch") == true)
    let replay = try TraceReplay(text: trace, file: "t")
    var view = view()
    view.reply = 2
    #expect(
      #expect(throws: TraceReplayError.self) { try replay.frame(view) }?.description
        == "There is no reply 2 in the trace, which has 1 reply; count from 1.")
    (view.reply, view.round) = (1, 0)
    #expect(
      #expect(throws: TraceReplayError.self) { try replay.frame(view) }?.description
        .hasPrefix("There is no round 0 to show in reply 1") == true)
  }

  @Test func panesAreFoundByName() {
    for pane in PaneKind.allCases { #expect(PaneKind(named: pane.name) == pane) }
    #expect(PaneKind(named: "Draft_Length") == .draftLength)
    #expect(PaneKind(named: "tree") == nil)
  }
}

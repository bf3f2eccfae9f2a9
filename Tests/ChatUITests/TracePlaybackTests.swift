import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

/// A recording played as time passes.
@Suite struct TracePlaybackTests {
  private static func replay(replies: Int = 2) throws -> TraceReplay {
    let text = try (1...replies).flatMap { number in
      var run = ScriptedRun(seed: UInt64(number))
      return try run.reply().map { try TraceCodec.line($0) + "\n" }
    }.joined()
    return try TraceReplay(text: text, file: "t")
  }

  private static func chat(_ replay: TraceReplay) -> Chat {
    var chat = Chat()
    var start = ChatState.Start(size: Size(width: 120, height: 40), parameters: replay.parameters)
    start.recording = replay.recording(named: "t.jsonl")
    chat.state = ChatState(start)
    return chat
  }

  /// Plays up to its end, or up to where no time helps, in steps of so many seconds.
  private static func play(_ playback: inout TracePlayback, _ chat: inout Chat, step: Double = 0.1) {
    while playback.secondsToNext != nil {
      for input in playback.advance(by: step) { chat.receive(input) }
    }
  }

  @Test("However it is cut into batches, the chat ends as the one that a picture is taken of")
  func sameAsRendered() throws {
    let replay = try Self.replay()
    let rendered = try replay.chat(TraceReplay.View(size: Size(width: 120, height: 40)))
    for (pace, step) in [(TracePlayback.Pace.recorded(speed: 3), 0.01), (.eventsPerSecond(700), 0.1)] {
      var (playback, chat) = (TracePlayback(replay, pace: pace), Self.chat(replay))
      Self.play(&playback, &chat, step: step)
      #expect(playback.isOver && playback.played == replay.eventCount)
      #expect(chat.state.rounds == rendered.rounds)
      #expect(chat.state.branches == rendered.branches)
      #expect(chat.state.tape == rendered.tape)
      #expect(chat.state.log == rendered.log)
      #expect(chat.state.metrics == rendered.metrics)
      #expect(chat.state.conversation == rendered.conversation)
    }
  }

  @Test("Recorded times, a speed and a rate say when events are due")
  func paces() throws {
    let replay = try Self.replay(replies: 1)
    let whole = try #require(replay.runs[0].last).time
    func played(_ pace: TracePlayback.Pace, seconds: Double) -> Int {
      var playback = TracePlayback(replay, pace: pace)
      var left = seconds
      while left > 1e-9 {
        _ = playback.advance(by: min(left, 0.01))
        left -= 0.01
      }
      return playback.played
    }
    func due(by time: Double) -> Int { replay.runs[0].count { $0.time <= time + 1e-6 } }
    #expect(abs(played(.recorded(speed: 1), seconds: whole / 2) - due(by: whole / 2)) <= 1)
    #expect(abs(played(.recorded(speed: 0.25), seconds: whole) - due(by: whole / 4)) <= 1)
    #expect((49...52).contains(played(.eventsPerSecond(100), seconds: 0.5)))
  }

  @Test("Paused nothing comes but what is asked for: an event, or the rest of a round")
  func steps() throws {
    let replay = try Self.replay()
    var playback = TracePlayback(replay, pace: .recorded(speed: 1))
    playback.setPacing(Pacing(isPaused: true))
    #expect(playback.advance(by: 5).isEmpty && playback.secondsToNext == nil)
    playback.step(.event)
    #expect(playback.secondsToNext == 0)
    #expect(playback.advance(by: 0).count == 2 && playback.played == 1)
    playback.step(.round)
    while playback.secondsToNext != nil { _ = playback.advance(by: 0.05) }
    let round = try #require(replay.runs[0].firstIndex { $0.event.name == .roundFinished })
    #expect(playback.played == round + 1)
    playback.setPacing(Pacing(slowdown: 4))
    let gap = replay.runs[0][round + 1].time - replay.runs[0][round].time
    #expect(abs((playback.secondsToNext ?? -1) - 4 * gap) < 1e-9)
  }

  @Test("Played again, its replies are further ones of the conversation")
  func again() throws {
    let replay = try Self.replay()
    var playback = TracePlayback(replay, pace: .eventsPerSecond(5_000), passes: 3)
    var chat = Self.chat(replay)
    Self.play(&playback, &chat)
    #expect(playback.played == 3 * replay.eventCount)
    let replies = chat.state.rounds.replies
    #expect(replies.count == 6 && replies.map(\.rounds).reduce(0, +) == chat.state.rounds.rounds.endIndex)
    let numbers = chat.state.conversation.entries.compactMap { entry in
      if case .exchange(let exchange) = entry { exchange.reply.number } else { nil }
    }
    #expect(numbers == Array(0..<6))
    #expect(!chat.state.isRunning)
  }

  @Test("A reply without an end is told to have none, and stopping leaves the rest out")
  func unfinished() throws {
    var run = ScriptedRun()
    let half = try run.reply().prefix(30).map { try TraceCodec.line($0) + "\n" }.joined()
    let replay = try TraceReplay(text: half + #"{"event":"committed","ti"#, file: "t")
    #expect(replay.isCutOff && replay.eventCount == 30)
    var (playback, chat) = (TracePlayback(replay, pace: .eventsPerSecond(100)), Self.chat(replay))
    Self.play(&playback, &chat)
    #expect(!chat.state.isRunning)
    #expect(chat.state.conversation.lastExchange?.reply.status == .failed(TraceReplay.noEnd))
    (playback, chat) = (TracePlayback(replay, pace: .eventsPerSecond(100)), Self.chat(replay))
    for input in playback.advance(by: 0.1) + playback.stop() { chat.receive(input) }
    #expect(playback.secondsToNext == nil && !chat.state.isRunning && playback.played < 30)
  }

  @Test("Nothing can be sent or tuned, a sentence says so, and the status line tells a recording from a chat")
  func nothingIsAsked() throws {
    let replay = try Self.replay()
    var playback = TracePlayback(replay, pace: .eventsPerSecond(5_000))
    var chat = Self.chat(replay)
    Self.play(&playback, &chat)
    let parameters = chat.state.wantedParameters
    for key in ["m", "]", "p", "A", "K", "r", "n"] {
      chat.state.notice = nil
      expect(&chat, pressing: .character(Character(key)), asks: [])
      #expect(chat.state.notice?.sentence.contains("no model is loaded") == true, "\(key)")
    }
    #expect(chat.state.wantedParameters == parameters)
    chat.press(.character("i"))
    chat.type("Hello")
    expect(&chat, pressing: .enter, asks: [])
    #expect(chat.state.unsentText == "Hello" && chat.state.rounds.replies.count == 2)
    #expect(chat.lines().contains { $0.contains("recording") && $0.contains("mode specbranch") })
    #expect(chat.receive(.recordingEnded("Over.", quits: true)) == [.quit])
  }
}

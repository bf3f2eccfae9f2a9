import ChatUI
import SpecEngine

/// A recording behind the screen: posts its events when they are due, and does what there is to do with it.
actor ReplaySession: ScreenSession {
  /// Events come in time for the next frame, not each for itself.
  private static let shortestWait = 1.0 / 60
  /// No more is posted while so many events wait for the screen, which is then behind.
  private static let largestBacklog = 20_000

  private let inbox: ChatInbox
  private let file: String
  private let isCutOff: Bool
  private let quitsAtEnd: Bool
  private var playback: TracePlayback
  /// When the playback was told the time last; nil before it starts.
  private var told: Double?
  private var timer: Task<Void, Never>?
  private var hasEnded = false
  private let effects: AsyncStream<ChatEffect>
  private let effectQueue: AsyncStream<ChatEffect>.Continuation

  init(_ replay: TraceReplay, file: String, playback: TracePlayback, quitsAtEnd: Bool, inbox: ChatInbox) {
    self.inbox = inbox
    self.file = file
    self.playback = playback
    self.quitsAtEnd = quitsAtEnd
    isCutOff = replay.isCutOff
    (effects, effectQueue) = AsyncStream.makeStream()
  }

  /// Events posted so far.
  var played: Int { playback.played }

  func load() { advance() }

  nonisolated func enqueue(_ effect: ChatEffect) { effectQueue.yield(effect) }

  func performEffects() async {
    for await effect in effects {
      advance()
      switch effect {
      case .setPacing(let pacing): playback.setPacing(pacing)
      case .step(let step): playback.step(step)
      case .stop: stop()
      default: break
      }
      advance()
    }
  }

  func shutDown() {
    timer?.cancel()
    effectQueue.finish()
  }

  private func stop() {
    for input in playback.stop() { inbox.post(input) }
    end("The replay was stopped; q quits.")
  }

  /// Posts what has become due, and comes back when the next event is.
  private func advance() {
    guard !hasEnded, inbox.waitingEvents < Self.largestBacklog else { return wake(after: Self.shortestWait) }
    let now = MonotonicClock.now()
    for input in playback.advance(by: now - (told ?? now)) { inbox.post(input) }
    told = now
    if playback.isOver { return end(ending) }
    if let wait = playback.secondsToNext { wake(after: max(wait, Self.shortestWait)) }
  }

  private var ending: String {
    isCutOff
      ? "The recording is over: the last line of \(file) was cut off and is left out; q quits."
      : "The recording is over; the panes go back over its rounds, and q quits."
  }

  private func end(_ sentence: String) {
    guard !hasEnded else { return }
    hasEnded = true
    timer?.cancel()
    inbox.post(.recordingEnded(sentence, quits: quitsAtEnd))
  }

  private func wake(after seconds: Double) {
    timer?.cancel()
    guard !hasEnded else { return }
    timer = Task {
      guard (try? await Task.sleep(for: .seconds(seconds))) != nil else { return }
      advance()
    }
  }
}

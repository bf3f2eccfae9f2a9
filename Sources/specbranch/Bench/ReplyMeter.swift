import Bench
import SpecCore
import Synchronization

/// Folds a reply's events into its measurement, from whichever thread they come.
final class ReplyMeter: Sendable {
  private let fold: Mutex<ReplyMeasurementFold>

  init(emulation: EmulatedLanes?) { fold = Mutex(ReplyMeasurementFold(emulation: emulation)) }

  func apply(_ event: TimedEvent) { fold.withLock { $0.apply(event) } }

  var measurement: ModeMeasurement { fold.withLock(\.measurement) }
}

/// Tells each of the runtime's notices once, however many replies it comes with.
final class SeenNotices: Sendable {
  private let seen = Mutex<Set<String>>([])

  func tell(_ notice: String) {
    if seen.withLock({ $0.insert(notice).inserted }) { StandardError.write(notice) }
  }
}

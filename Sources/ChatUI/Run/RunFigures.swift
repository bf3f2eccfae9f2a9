import SpecCore

/// A run's figures as its events come in.
struct RunFigures: Equatable, Sendable {
  private var fold = MetricsFold()
  private(set) var metrics = DecodingMetrics()

  mutating func apply(_ event: TimedEvent) { fold.apply(event) }

  /// Computes `metrics` from the events applied so far.
  mutating func settle() { metrics = fold.metrics }

  static func == (left: RunFigures, right: RunFigures) -> Bool { left.metrics == right.metrics }
}

import SpecCore

/// The modes compared over one group of prompts: all of them, or those of a category.
struct GroupComparison {
  private let labels: [String]
  private let totals: [String: ModeMeasurement]
  private let bootstrap: PairedBootstrap
  private let rates: [String: PairedBootstrap.Rates]

  /// - Parameter results: of one or more passes over the same prompts.
  init(_ results: [ItemResult], labels: [String]) {
    self.labels = labels
    let items = Set(results.map(\.item)).sorted()
    let place = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1, $0) })
    let runs = (results.map(\.run).max() ?? 0) + 1
    let bootstrap = PairedBootstrap(prompts: items.count)
    var totals: [String: ModeMeasurement] = [:]
    var rates: [String: PairedBootstrap.Rates] = [:]
    for label in labels {
      var samples = Array(repeating: Array(repeating: RatedSample(), count: items.count), count: runs)
      var total = ModeMeasurement()
      for result in results {
        guard let measurement = result.measurements[label], let prompt = place[result.item] else { continue }
        let sums = measurement.sums
        samples[result.run][prompt] = RatedSample(tokens: sums.ratedTokens, seconds: sums.ratedSeconds)
        total += measurement
      }
      totals[label] = total
      rates[label] = bootstrap.rates(samples)
    }
    self.bootstrap = bootstrap
    self.totals = totals
    self.rates = rates
  }

  func total(of label: String) -> ModeMeasurement { totals[label] ?? ModeMeasurement() }

  /// Tokens per second.
  func rate(of label: String) -> Double? { rates[label]?.value }

  func ratio(_ label: String, over other: String) -> Estimate? {
    guard let rates = rates[label], let base = self.rates[other] else { return nil }
    return bootstrap.ratio(rates, over: base)
  }

  /// - Parameter limit: the zero-bubble limit's speed-up, where it is known.
  func figures(of label: String, limit: Double?) -> ModeFigures {
    ModeFigures(
      total(of: label), rate: rate(of: label), speedup: ratio(label, over: BenchedMode.baseline),
      limit: label == BenchedMode.baseline ? nil : limit)
  }

  /// Every mode over every other.
  func ratios() -> [String: [String: Estimate]] {
    var ratios: [String: [String: Estimate]] = [:]
    for label in labels {
      for other in labels where other != label {
        ratios[label, default: [:]][other] = ratio(label, over: other)
      }
    }
    return ratios
  }
}

extension Array where Element == Double {
  /// The value below which the given share of the values lies, interpolated between neighbours; nil if empty.
  ///
  /// - Parameter share: in [0, 1].
  func quantile(_ share: Double) -> Double? {
    isEmpty ? nil : sorted().sortedQuantile(share)
  }

  var median: Double? { quantile(0.5) }

  /// The same of values that are sorted already; not empty.
  func sortedQuantile(_ share: Double) -> Double {
    let place = share * Double(count - 1)
    let low = Int(place)
    let high = Swift.min(low + 1, count - 1)
    return self[low] + (self[high] - self[low]) * (place - Double(low))
  }
}

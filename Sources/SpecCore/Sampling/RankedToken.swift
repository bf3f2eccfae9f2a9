/// A token and its probability under a named distribution.
public struct RankedToken: Codable, Sendable, Equatable {
  public var token: Token
  /// In [0, 1].
  public var probability: Double

  public init(token: Token, probability: Double) {
    self.token = token
    self.probability = probability
  }

  /// The `count` largest entries of `values` in descending order, ties to the lower index; one pass.
  static func largest(_ count: Int, of values: UnsafeBufferPointer<Float>) -> [RankedToken] {
    guard count > 0 else { return [] }
    var best: [RankedToken] = []
    best.reserveCapacity(count + 1)
    var threshold = -Float.infinity
    for index in values.indices where best.count < count || values[index] > threshold {
      let value = Double(values[index])
      // Strictly greater: an equal value that came first has the lower index and stays ahead.
      let place = best.firstIndex { value > $0.probability } ?? best.count
      best.insert(RankedToken(token: Token(index), probability: value), at: place)
      if best.count > count { best.removeLast() }
      if best.count == count { threshold = Float(best[count - 1].probability) }
    }
    return best
  }
}

/// A token and its probability under a named distribution.
public struct RankedToken: Codable, Sendable, Equatable {
  public var token: Token
  /// In [0, 1].
  public var probability: Double

  public init(token: Token, probability: Double) {
    self.token = token
    self.probability = probability
  }

  /// The `count` largest entries of `values` in descending order, ties to the lower index; what is no
  /// number is left out.
  static func largest(_ count: Int, of values: UnsafeBufferPointer<Float>) -> [RankedToken] {
    largest(count, of: values, blockMaxima: SamplingKernels.blockMaxima(values).blocks)
  }

  /// The same; blocks that cannot have one of them are passed over.
  static func largest(
    _ count: Int, of values: UnsafeBufferPointer<Float>, blockMaxima: [Float]
  ) -> [RankedToken] {
    guard count > 0 else { return [] }
    var best: [RankedToken] = []
    best.reserveCapacity(count + 1)
    var threshold = -Float.infinity
    for (block, maximum) in blockMaxima.enumerated() where best.count < count || maximum > threshold {
      let start = block * SamplingKernels.blockSize
      for index in start..<min(start + SamplingKernels.blockSize, values.count)
      where best.count < count ? !values[index].isNaN : values[index] > threshold {
        let value = Double(values[index])
        // From the end, past what is smaller: an equal value that came first stays ahead.
        var place = best.count
        while place > 0, best[place - 1].probability < value { place -= 1 }
        best.insert(RankedToken(token: Token(index), probability: value), at: place)
        if best.count > count { best.removeLast() }
        if best.count == count { threshold = Float(best[count - 1].probability) }
      }
    }
    return best
  }
}

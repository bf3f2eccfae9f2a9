internal import CSampling

/// The passes over logits and weights, as compiled for this processor.
enum SamplingKernels {
  /// Values of one block, whose maximum is kept.
  static let blockSize = Int(sampling_block)

  // Function pointers and a constant name: nothing that changes.
  nonisolated(unsafe) static let best: sampling_kernels = {
    withUnsafeTemporaryAllocation(of: UnsafePointer<sampling_kernels>.self, capacity: 8) { list in
      let count = sampling_kernels_supported(list.baseAddress!, list.count)
      return list[count - 1].pointee
    }
  }()

  /// The largest value of each block, and of all; −∞ where there is no number.
  static func blockMaxima(
    _ values: UnsafeBufferPointer<Float>
  ) -> (blocks: [Float], peak: Float) {
    guard let base = values.baseAddress, !values.isEmpty else { return ([], -.infinity) }
    let count = (values.count + blockSize - 1) / blockSize
    var peak = -Float.infinity
    let blocks = [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
      peak = best.block_maxima(base, values.count, buffer.baseAddress!)
      initialized = count
    }
    return (blocks, peak)
  }

  /// The sum of exp(value − peak) over the values of at least `floor`.
  static func mass(
    _ values: UnsafeBufferPointer<Float>, peak: Float, floor: Float = -.infinity
  ) -> Double {
    guard let base = values.baseAddress else { return 0 }
    return best.exp_sum(base, values.count, peak, 1, floor)
  }

  static func sum(_ weights: [Float]) -> Double {
    weights.withUnsafeBufferPointer { $0.baseAddress.map { best.sum($0, weights.count) } ?? 0 }
  }

  /// max(weights − other · scale, 0), and its sum; both have the same length.
  static func subtract(_ weights: [Float], _ other: [Float], scale: Double) -> (rest: [Float], sum: Double) {
    precondition(weights.count == other.count, "one weight of each distribution per token")
    var sum = 0.0
    let rest = [Float](unsafeUninitializedCapacity: weights.count) { buffer, initialized in
      initialized = weights.count
      guard let result = buffer.baseAddress, !weights.isEmpty else { return }
      weights.withUnsafeBufferPointer { left in
        other.withUnsafeBufferPointer { right in
          sum = best.subtract(left.baseAddress!, right.baseAddress!, weights.count, scale, result)
        }
      }
    }
    return (rest, sum)
  }
}

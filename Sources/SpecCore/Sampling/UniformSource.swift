/// Where verification and drafting take their uniform draws from.
public protocol UniformSource {
  /// The next draw, in [0, 1).
  mutating func next() -> Double
}

/// Given draws, in order; for tests and for replaying a decision.
public struct RecordedUniforms: UniformSource {
  private var draws: ArraySlice<Double>

  public init(_ draws: [Double]) { self.draws = draws[...] }

  /// - Precondition: there are draws left.
  public mutating func next() -> Double { draws.removeFirst() }
}

/// A seeded stream: xoshiro256++ (Blackman and Vigna, 2019), its state filled by SplitMix64.
public struct SeededUniforms: UniformSource, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// - Parameters:
  ///   - seed: the run's seed.
  ///   - stream: a number of its own for each independent stream of the run.
  public init(seed: UInt64, stream: UInt64) {
    var mixer = seed ^ (stream &* 0xD1B5_4A32_D192_ED03)
    func mixed() -> UInt64 {
      mixer &+= 0x9E37_79B9_7F4A_7C15
      var z = mixer
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
    state = (mixed(), mixed(), mixed(), mixed())
  }

  public mutating func next() -> Double {
    let sum = state.0 &+ state.3
    let result = (sum << 23 | sum >> 41) &+ state.0
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = state.3 << 45 | state.3 >> 19
    return Double(result >> 11) * 0x1p-53
  }
}

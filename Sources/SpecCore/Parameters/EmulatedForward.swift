/// The least wall time of a lane's forwards, `base + perUnit · n`: the lane idles after its real
/// compute, as if it ran on an accelerator of that speed.
///
/// `n` counts tokens for the target and sequences for the draft.
public struct EmulatedForward: Codable, Sendable, Equatable {
  /// Milliseconds of every forward. At least 0.
  public var baseMilliseconds: Double
  /// Milliseconds for each token (target) or sequence (draft). At least 0.
  public var perUnitMilliseconds: Double

  public init(baseMilliseconds: Double, perUnitMilliseconds: Double) {
    self.baseMilliseconds = baseMilliseconds
    self.perUnitMilliseconds = perUnitMilliseconds
  }

  /// Reads `A+B*n` or `A`, in milliseconds; the letter after `*` may be `n` or `k` and may be left out.
  public init?(parsing text: String) {
    let parts = text.replacing(" ", with: "").split(separator: "+", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let base = Self.milliseconds(parts[0]) else { return nil }
    guard parts.count == 2 else {
      self.init(baseMilliseconds: base, perUnitMilliseconds: 0)
      return
    }
    let factors = parts[1].split(separator: "*", omittingEmptySubsequences: false)
    guard (1...2).contains(factors.count), let perUnit = Self.milliseconds(factors[0]),
      factors.count == 1 || factors[1] == "n" || factors[1] == "k"
    else { return nil }
    self.init(baseMilliseconds: base, perUnitMilliseconds: perUnit)
  }

  private static func milliseconds(_ text: Substring) -> Double? {
    guard let value = Double(text), value.isFinite, (0...60_000).contains(value) else { return nil }
    return value
  }

  /// Seconds that a forward on `units` tokens or sequences takes at least.
  public func seconds(units: Int) -> Double {
    (baseMilliseconds + perUnitMilliseconds * Double(units)) / 1000
  }

  /// The text that `init(parsing:)` reads.
  public func description(unit: String) -> String {
    "\(Self.shortest(baseMilliseconds))+\(Self.shortest(perUnitMilliseconds))*\(unit)"
  }

  private static func shortest(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }
}

/// The emulated speed of both lanes.
public struct EmulatedLanes: Codable, Sendable, Equatable {
  public var target: EmulatedForward?
  public var draft: EmulatedForward?

  public init(target: EmulatedForward? = nil, draft: EmulatedForward? = nil) {
    self.target = target
    self.draft = draft
  }

  public subscript(lane: Lane) -> EmulatedForward? {
    switch lane {
    case .target: target
    case .draft: draft
    }
  }

  /// Whether neither lane is emulated.
  public var isEmpty: Bool { target == nil && draft == nil }
}

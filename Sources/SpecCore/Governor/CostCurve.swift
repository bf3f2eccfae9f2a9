/// Measured seconds of a lane's forward by its size: tokens for the target, sequences for the draft.
///
/// Between the measured sizes it interpolates; beyond the last it goes on with the last slope.
public struct CostCurve: Codable, Sendable, Equatable {
  public struct Point: Codable, Sendable, Equatable {
    public var units: Int
    public var seconds: Double

    public init(units: Int, seconds: Double) {
      self.units = units
      self.seconds = seconds
    }
  }

  /// By ascending units; seconds never fall: what interferes only makes a forward slower, so a smaller one
  /// that took longer than a bigger one was interfered with.
  public let points: [Point]

  /// - Parameter points: at least one, of different positive sizes, in any order.
  public init(_ points: [Point]) {
    precondition(!points.isEmpty, "a cost curve needs a measured point")
    var fastest = Double.infinity
    self.points = points.sorted { $0.units > $1.units }.map { point in
      fastest = min(fastest, point.seconds)
      return Point(units: point.units, seconds: fastest)
    }.reversed()
  }

  public func seconds(units: Int) -> Double {
    guard let above = points.firstIndex(where: { $0.units >= units }) else {
      let last = points[points.count - 1]
      guard points.count > 1 else { return last.seconds }
      return Self.line(points[points.count - 2], last, at: units)
    }
    guard above > 0, points[above].units != units else { return points[above].seconds }
    return Self.line(points[above - 1], points[above], at: units)
  }

  private static func line(_ left: Point, _ right: Point, at units: Int) -> Double {
    let slope = (right.seconds - left.seconds) / Double(right.units - left.units)
    return left.seconds + slope * Double(units - left.units)
  }
}

/// Threads of the two lanes' forwards. Each at least 1.
public struct ThreadSplit: Codable, Sendable, Hashable {
  public var target: Int
  public var draft: Int

  public init(target: Int, draft: Int) {
    self.target = target
    self.draft = draft
  }
}

/// What a pair's forwards cost on this machine, under one thread split.
public struct PairCosts: Codable, Sendable, Equatable {
  public var threads: ThreadSplit
  /// T_p(n) and T_q(k) while the other lane idles.
  public var target: CostCurve
  public var draft: CostCurve
  /// How many times longer a forward takes while the other lane works, too. At least 1.
  public var targetSlowdown: Double
  public var draftSlowdown: Double

  public init(
    threads: ThreadSplit, target: CostCurve, draft: CostCurve, targetSlowdown: Double,
    draftSlowdown: Double
  ) {
    self.threads = threads
    self.target = target
    self.draft = draft
    self.targetSlowdown = max(targetSlowdown, 1)
    self.draftSlowdown = max(draftSlowdown, 1)
  }

  /// A pair on accelerators of its own, ten draft steps to a forward: for where nothing may be measured.
  public static let nominal = PairCosts(
    threads: ThreadSplit(target: 1, draft: 1),
    target: CostCurve([.init(units: 1, seconds: 0.0201), .init(units: 11, seconds: 0.0211)]),
    draft: CostCurve([.init(units: 1, seconds: 0.00205), .init(units: 11, seconds: 0.00255)]),
    targetSlowdown: 1, draftSlowdown: 1)
}

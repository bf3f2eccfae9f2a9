/// Probabilities in words.
enum Odds {
  /// Two decimals.
  static func short(_ value: Double) -> String {
    value > 0 && value < 0.005 ? "<0.01" : Format.decimal(value, 2)
  }

  /// Two decimals, or as many as it takes to see something of a small one, at most four.
  private static func precise(_ value: Double) -> String {
    if value <= 0 || value >= 0.005 { return Format.decimal(value, 2) }
    if value < 0.00005 { return "<0.0001" }
    return Format.decimal(value, value < 0.0005 ? 4 : 3)
  }

  /// Two numbers with as many decimals as it takes to tell them apart, at most five.
  static func apart(_ left: Double, _ right: Double) -> (String, String) {
    let shown = (precise(left), precise(right))
    if shown.0 != shown.1 { return shown }
    for decimals in 3...5 {
      let shown = (Format.decimal(left, decimals), Format.decimal(right, decimals))
      if shown.0 != shown.1 { return shown }
    }
    return shown
  }

  /// "= 0.19", "< 0.0001".
  static func equation(_ shown: String) -> String {
    shown.hasPrefix("<") ? "< " + shown.dropFirst() : "= " + shown
  }
}

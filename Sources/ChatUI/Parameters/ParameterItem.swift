/// One thing that can be tuned: a number in a range, one of a few names, or nothing.
struct ParameterItem: Sendable {
  let name: String
  /// One sentence: what it does.
  let explanation: String
  let range: ClosedRange<Double>
  /// By how much one step changes it, on whole multiples.
  var increment = 1.0
  var decimals = 0
  var unit = ""
  /// What its whole values are called, from the range's start; none for plain numbers.
  var names: [String] = []
  /// What it is called where it has no value; nil where it always has one.
  var absent: String?
  /// Whether mode `auto` chooses it by itself.
  var isChosenByAuto = false
  let get: @Sendable (TunedSettings) -> Double?
  let set: @Sendable (inout TunedSettings, Double?) -> Void

  // MARK: What it is

  func text(_ settings: TunedSettings) -> String { text(get(settings)) }

  private func text(_ value: Double?) -> String {
    guard let value else { return absent ?? "–" }
    if !names.isEmpty { return names[index(value)] }
    // Format.decimal gives up on numbers as long as some seeds.
    let number = decimals == 0 ? String(Int(value)) : Format.decimal(value, decimals)
    return unit.isEmpty ? number : number + " " + unit
  }

  private func index(_ value: Double) -> Int {
    min(max(Int(value - range.lowerBound), 0), names.count - 1)
  }

  /// What it can be, such as `1–32`.
  var rangeText: String {
    let numbers = "\(Self.shortest(range.lowerBound))–\(Self.shortest(range.upperBound))"
    let values = names.isEmpty ? [unit.isEmpty ? numbers : numbers + " " + unit] : names
    return ([absent].compactMap(\.self) + values).joined(separator: ", ")
  }

  private static func shortest(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : Format.decimal(value, 2)
  }

  // MARK: Changing it

  /// Goes by so many steps; names go round, numbers end where their range does.
  func change(_ settings: inout TunedSettings, by steps: Int) {
    let value = get(settings)
    guard names.isEmpty else {
      let next = index(value ?? range.lowerBound) + steps.signum()
      return set(&settings, range.lowerBound + Double((next + names.count) % names.count))
    }
    guard let value else {
      if absent != nil, steps > 0 { set(&settings, range.lowerBound) }
      return
    }
    if absent != nil, steps < 0, value <= range.lowerBound { return set(&settings, nil) }
    let multiples = (value / increment).rounded() + Double(steps)
    set(&settings, clamped(((multiples * increment) * 1000).rounded() / 1000))
  }

  /// Takes a number that was typed.
  ///
  /// - Returns: false where it is none, or outside the range.
  func enter(_ text: String, _ settings: inout TunedSettings) -> Bool {
    guard let value = Double(text), range.contains(value), decimals > 0 || value == value.rounded()
    else { return false }
    set(&settings, value)
    return true
  }

  /// Makes it what it is in other settings.
  func reset(_ settings: inout TunedSettings, to other: TunedSettings) { set(&settings, get(other)) }

  private func clamped(_ value: Double) -> Double {
    min(max(value, range.lowerBound), range.upperBound)
  }
}

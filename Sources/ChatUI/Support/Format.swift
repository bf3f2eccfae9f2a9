/// Numbers as the screen shows them, without a locale.
enum Format {
  /// Rounded to that many decimals; `–` where it is no number.
  static func decimal(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "–" }
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int((abs(value) * Double(scale)).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard decimals > 0 else { return sign + String(scaled) }
    let fraction = String(scaled % scale)
    return "\(sign)\(scaled / scale)." + String(repeating: "0", count: decimals - fraction.count) + fraction
  }

  /// Tokens per second: three digits that count.
  static func rate(_ value: Double) -> String { decimal(value, value < 100 ? 1 : 0) }

  /// A share in [0, 1] as whole percent.
  static func percent(_ share: Double) -> String { decimal(share * 100, 0) + "%" }

  /// A number with its thousands apart.
  static func grouped(_ number: Int) -> String {
    let digits = String(number)
    let groups = stride(from: digits.count, to: 0, by: -3).map { end in
      String(digits.dropFirst(max(end - 3, 0)).prefix(end - max(end - 3, 0)))
    }
    return groups.reversed().joined(separator: ",")
  }

  /// A size such as `12 KB`, of 1024 bytes each.
  static func bytes(_ count: Int) -> String {
    if count < 1024 { return self.count(count, "byte") }
    if count < 1 << 20 { return "\((count + 512) / 1024) KB" }
    return decimal(Double(count) / Double(1 << 20), 1) + " MB"
  }

  static func padded(_ text: String, to columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - text.count)) + text
  }

  /// "1 token", "2 tokens".
  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}

import SpecCore

/// A decoding parameter that an item of the mode list can set, by its name on the command line.
public struct ParameterKey: Sendable {
  public let name: String
  /// What a value must be, for people.
  public let range: String
  /// Sets the parameter; false if the text is no value in range.
  let set: @Sendable (_ text: String, _ parameters: inout DecodingParameters) -> Bool

  public static let draftLength = integer(
    "draft-length", \.draftLength, DecodingParameters.draftLengthRange)

  /// Every key there is.
  public static let all: [ParameterKey] = [
    draftLength,
    number("confidence-threshold", \.confidenceThreshold, 0...1),
    flag("adaptive", \.adaptive),
    integer("branches", \.branchCount, DecodingParameters.branchCountRange),
    number("branch-stop", \.branchStop, 0...1),
    flag("hrad", \.hrad),
  ]

  private static func integer(
    _ name: String, _ path: any WritableKeyPath<DecodingParameters, Int> & Sendable, _ range: ClosedRange<Int>
  ) -> ParameterKey {
    ParameterKey(name: name, range: "a whole number from \(range.lowerBound) to \(range.upperBound)") {
      guard let value = Int($0), range.contains(value) else { return false }
      $1[keyPath: path] = value
      return true
    }
  }

  private static func number(
    _ name: String, _ path: any WritableKeyPath<DecodingParameters, Double> & Sendable,
    _ range: ClosedRange<Double>
  ) -> ParameterKey {
    ParameterKey(name: name, range: "a number from \(range.lowerBound) to \(range.upperBound)") {
      guard let value = Double($0), range.contains(value) else { return false }
      $1[keyPath: path] = value
      return true
    }
  }

  private static func flag(
    _ name: String, _ path: any WritableKeyPath<DecodingParameters, Bool> & Sendable
  ) -> ParameterKey {
    ParameterKey(name: name, range: "on or off") {
      guard $0 == "on" || $0 == "off" else { return false }
      $1[keyPath: path] = $0 == "on"
      return true
    }
  }
}

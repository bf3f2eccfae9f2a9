import SpecCore
import TOMLKit

/// One setting of a preset, by its name in the file. Pair manifests and the command line call it the same.
struct PresetSetting: Sendable {
  let name: String
  /// What values it takes, in words.
  let expected: String
  let value: @Sendable (DecodingParameters) -> any TOMLValueConvertible
  /// False where the value is of another kind, or out of range.
  let set: @Sendable (any TOMLValueConvertible, inout DecodingParameters) -> Bool

  static let all: [PresetSetting] = [
    PresetSetting(
      name: "mode", expected: "one of " + DecodingMode.allCases.map(\.rawValue).joined(separator: ", "),
      value: { $0.mode.rawValue },
      set: { value, parameters in
        guard let mode = value.string.flatMap(DecodingMode.init(rawValue:)) else { return false }
        parameters.mode = mode
        return true
      }),
    whole("draft_length", DecodingParameters.draftLengthRange, \.draftLength),
    number("confidence_threshold", 0, 1, \.confidenceThreshold),
    flag("adaptive", \.adaptive),
    whole("branches", DecodingParameters.branchCountRange, \.branchCount),
    number("branch_stop", 0, 1, \.branchStop),
    flag("hrad", \.hrad),
    number("temperature", 0, SamplingSettings.highestTemperature, \.sampling.temperature),
    whole("top_k", 0...1_000_000, \.sampling.topK),
    number("top_p", 0.01, 1, \.sampling.topP),
    number("min_p", 0, 1, \.sampling.minP),
    number("repeat_penalty", 0.01, 100, \.sampling.repeatPenalty),
    whole("repeat_window", 0...65_536, \.sampling.repeatWindow),
  ]

  // MARK: Kinds

  private typealias Path<Value> = any WritableKeyPath<DecodingParameters, Value> & Sendable

  private static func whole(_ name: String, _ range: ClosedRange<Int>, _ path: Path<Int>) -> PresetSetting {
    PresetSetting(
      name: name, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)",
      value: { $0[keyPath: path] },
      set: { value, parameters in
        guard let number = value.int, range.contains(number) else { return false }
        parameters[keyPath: path] = number
        return true
      })
  }

  private static func number(
    _ name: String, _ least: Double, _ most: Double, _ path: Path<Double>
  ) -> PresetSetting {
    func shortest(_ value: Double) -> String { value == value.rounded() ? "\(Int(value))" : "\(value)" }
    return PresetSetting(
      name: name, expected: "a number from \(shortest(least)) to \(shortest(most))",
      value: { $0[keyPath: path] },
      set: { value, parameters in
        guard let number = value.double ?? value.int.map(Double.init), (least...most).contains(number)
        else { return false }
        parameters[keyPath: path] = number
        return true
      })
  }

  private static func flag(_ name: String, _ path: Path<Bool>) -> PresetSetting {
    PresetSetting(
      name: name, expected: "true or false", value: { $0[keyPath: path] },
      set: { value, parameters in
        guard let isOn = value.bool else { return false }
        parameters[keyPath: path] = isOn
        return true
      })
  }
}

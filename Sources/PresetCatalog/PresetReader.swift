import ChatUI
import SpecCore
import TOMLKit
import TOMLReading

/// Reads the text of a preset file, and gathers what is wrong with it.
struct PresetReader {
  let file: String
  private(set) var presets: [Int: Preset] = [:]
  private(set) var problems: [String] = []

  init(file: String) { self.file = file }

  mutating func read(_ text: String) {
    let root: TOMLTable
    do throws(TOMLFault) {
      root = try TOMLText.table(text)
    } catch {
      return reportMalformed(line: error.line, error.reason)
    }
    for (name, value) in root {
      guard let table = value.table, let number = Int(name), Preset.numbers.contains(number) else {
        problems.append(
          "In \(file), “\(name)” is no preset; write a table, [\(Preset.numbers.lowerBound)] to "
            + "[\(Preset.numbers.upperBound)].")
        continue
      }
      presets[number] = preset(number, table)
    }
  }

  /// Nil where it has a fault: part of what was meant would be something else.
  private mutating func preset(_ number: Int, _ table: TOMLTable) -> Preset? {
    var (name, parameters) = ("yours", DecodingParameters())
    let problemsBefore = problems.count
    for (key, value) in table {
      if key == "name" {
        if let text = value.string, Self.isName(text) {
          name = text
        } else {
          reportValue(number, key, value, "a short name in quotes")
        }
      } else if let setting = PresetSetting.all.first(where: { $0.name == key }) {
        if !setting.set(value, &parameters) { reportValue(number, key, value, setting.expected) }
      } else {
        reportUnknown(number, key)
      }
    }
    return problems.count == problemsBefore ? Preset(name: name, parameters: parameters) : nil
  }

  /// Whether it fits into a line of the screen.
  private static func isName(_ text: String) -> Bool {
    (1...40).contains(text.count)
      && text.unicodeScalars.allSatisfy {
        ![.control, .lineSeparator].contains($0.properties.generalCategory)
      }
  }

  // MARK: What is wrong

  private mutating func reportMalformed(line: Int, _ reason: String) {
    problems.append(
      "The preset file \(file) is not valid TOML at line \(line) (\(reason)); correct that line.")
  }

  private mutating func reportUnknown(_ number: Int, _ key: String) {
    let names = ["name"] + PresetSetting.all.map(\.name)
    let hint = NearestName.of(key, among: names).map { "did you mean “\($0)”?" }
    problems.append(
      "In \(file), preset \(number) is left out, because “\(key)” names no setting; "
        + (hint ?? "the settings are \(names.joined(separator: ", "))."))
  }

  private mutating func reportValue(
    _ number: Int, _ key: String, _ value: any TOMLValueConvertible, _ expected: String
  ) {
    let shown = value.string.map { "“\($0)”" } ?? value.debugDescription
    problems.append(
      "In \(file), preset \(number) is left out, because “\(key)” is \(shown); write \(expected).")
  }
}

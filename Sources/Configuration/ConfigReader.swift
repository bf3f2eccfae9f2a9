import SpecCore
import TOMLKit
import TOMLReading

/// Reads the text of a settings file; what is wrong becomes a sentence, and the rest counts.
struct ConfigReader {
  private let file: String
  private let known: KnownNames
  private let lines: KeyLines
  private var document = ConfigDocument()
  private var problems: [(line: Int, sentence: String)] = []

  /// - Parameter file: names the file in what is reported.
  static func read(_ text: String, file: String, known: KnownNames) -> ConfigDocument {
    let root: TOMLTable
    do throws(TOMLFault) {
      root = try TOMLText.table(text)
    } catch {
      return ConfigDocument(problems: [malformed(file, "line \(error.line)", error.reason)])
    }
    var reader = ConfigReader(file: file, known: known, lines: KeyLines(text))
    // Its tables point into it.
    withExtendedLifetime(root) { reader.readRoot(root) }
    reader.document.problems = reader.problems.sorted { $0.line < $1.line }.map(\.sentence)
    return reader.document
  }

  static func isValid(_ text: String) -> Bool { (try? TOMLText.table(text)) != nil }

  private static func malformed(_ file: String, _ place: String, _ reason: String) -> String {
    "\(file) is not valid TOML at \(place) (\(shown(reason))), so the defaults are used; correct that line."
  }

  private init(file: String, known: KnownNames, lines: KeyLines) {
    (self.file, self.known, self.lines) = (file, known, lines)
  }

  // MARK: Tables

  private mutating func readRoot(_ root: TOMLTable) {
    var own: [(String, any TOMLValueConvertible)] = []
    for (key, value) in root {
      if key == "profiles" { readProfiles(value) } else { own.append((key, value)) }
    }
    document.settings = layer(own, path: []) { .file(line: $0) }
    if case .text(let name)? = document.settings[.profile]?.value, document.profiles[name] == nil {
      document.settings[.profile] = nil
      report(
        ["profile"],
        "names “\(shown(name))”, but there is no [profiles.\(shown(name))]; \(profileAdvice(name))")
    }
  }

  private func profileAdvice(_ name: String) -> String {
    let names = document.profiles.keys.sorted()
    return names.isEmpty
      ? "add that table or take the line out" : Refusal.advice(unknown: name, known: names)
  }

  private mutating func readProfiles(_ value: any TOMLValueConvertible) {
    guard let profiles = value.table else {
      return report(["profiles"], "has a value at “profiles”; write tables such as [profiles.fast]")
    }
    for (name, value) in profiles {
      guard let table = value.table else {
        report(
          ["profiles", name],
          "has a value at “profiles.\(shown(name))”; write a table, [profiles.\(shown(name))]")
        continue
      }
      let entries = table.map { ($0.0, $0.1) }
      document.profiles[name] = layer(entries, path: ["profiles", name]) { .profile(name, line: $0) }
    }
  }

  private mutating func layer(
    _ entries: [(String, any TOMLValueConvertible)], path: [String], source: (Int?) -> SettingSource
  ) -> SettingLayer {
    var layer: SettingLayer = [:]
    for (key, value) in entries {
      let place = path + [key]
      guard let name = SettingName(rawValue: key), path.isEmpty || name != .profile else {
        reportUnknown(key, isTable: value.table != nil, place)
        continue
      }
      guard let taken = taken(value, SettingTable.definition(of: name), place) else { continue }
      layer[name] = Setting(taken, from: source(lines.line(of: place)))
    }
    settleConflicts(&layer, path)
    return layer
  }

  private mutating func settleConflicts(_ layer: inout SettingLayer, _ path: [String]) {
    if layer[.pair] != nil, layer[.target] != nil {
      (layer[.target], layer[.draft]) = (nil, nil)
      report(path + ["target"], "has both “pair” and “target”, so the target is not used; keep one of them")
    }
    if layer[.draft] != nil, layer[.target] == nil, layer[.pair] == nil {
      layer[.draft] = nil
      report(path + ["draft"], "has a “draft” without a “target”, so it is not used; add one")
    }
    if layer[.targetRPC] != nil, layer[.targetDevice] != nil {
      layer[.targetDevice] = nil
      report(
        path + ["target_device"],
        "has both “target_rpc” and “target_device”, so the device is not used; keep one of them")
    }
  }

  // MARK: Values

  private mutating func taken(
    _ value: any TOMLValueConvertible, _ definition: SettingDefinition, _ place: [String]
  ) -> SettingValue? {
    let key = definition.name.rawValue
    guard let given = Self.value(value), let accepted = definition.kind.accepted(given) else {
      let (what, text) = Self.summary(value)
      report(place, "has \(what) at “\(key)”; \(Refusal.advice(definition, text))")
      return nil
    }
    if let (unknown, names) = known.unknown(in: accepted, of: definition.name) {
      let advice = Refusal.advice(unknown: unknown, known: names)
      report(place, "names “\(shown(unknown))” at “\(key)”, which is not there; \(advice)")
      return nil
    }
    return accepted
  }

  private static func value(_ value: any TOMLValueConvertible) -> SettingValue? {
    switch value.type {
    case .bool: value.bool.map(SettingValue.flag)
    case .int: value.int.map(SettingValue.integer)
    case .double: value.double.flatMap { $0.isFinite ? .number($0) : nil }
    case .string: value.string.map(SettingValue.text)
    case .array: list(value)
    default: nil
    }
  }

  private static func list(_ value: any TOMLValueConvertible) -> SettingValue? {
    guard let array = value.array else { return nil }
    let texts = array.map(\.string)
    return texts.contains(nil) ? nil : .list(texts.compactMap(\.self))
  }

  /// The value as a sentence shows it, and the text where it is one.
  private static func summary(_ value: any TOMLValueConvertible) -> (what: String, text: String?) {
    switch value.type {
    case .bool: (value.bool == true ? "true" : "false", nil)
    case .int: (value.int.map { "\($0)" } ?? "a number", nil)
    case .double: (value.double.map { "\($0)" } ?? "a number", nil)
    case .string: ("“\(shown(value.string ?? ""))”", value.string)
    case .array: ("a list", nil)
    case .table: ("a table", nil)
    default: ("a date or time", nil)
    }
  }

  // MARK: Problems

  private mutating func reportUnknown(_ key: String, isTable: Bool, _ place: [String]) {
    if key == SettingName.profile.rawValue {
      return report(place, "has “profile” in a profile; write it at the top of the file")
    }
    let names = SettingName.allCases.map(\.rawValue) + (place.count == 1 ? ["profiles"] : [])
    let what = isTable ? "the unknown table “\(shown(key))”" : "the unknown key “\(shown(key))”"
    guard let nearest = NearestName.of(String(key.prefix(60)), among: names) else {
      return report(place, "has \(what); take it out, or see specbranch config show for all keys")
    }
    report(place, "has \(what); did you mean “\(nearest)”?")
  }

  private mutating func report(_ place: [String], _ what: String) {
    let line = lines.line(of: place)
    problems.append((line ?? 0, "\(file)\(line.map { ", line \($0)," } ?? "") \(what)".ended))
  }
}

import TOMLKit
import TOMLReading
public import TerminalCore

/// Reads a theme from the text of its TOML file.
///
///     name = "dark"                 # else the file's name
///     background = "#16181d"        # what the colours are chosen for; pictures show it
///     paintBackground = true        # also paint it on the screen, instead of the terminal's own
///     [palette]
///     green = "#8bd5a0"
///     [roles]
///     acceptedToken = { fg = "green", bg = "default", bold = true }
///
/// A colour is `"#rrggbb"`, `"default"`, a number 0–255 of the terminal's palette or a name of `[palette]`.
/// A role that is left out takes the style of `text`.
public struct ThemeFile {
  private let file: String
  private var palette: [String: Color] = [:]

  /// Reads the text of a file; `file` names it in errors, `name` is used where the text gives none.
  public static func theme(from text: String, file: String, name: String) throws(ThemeError) -> Theme {
    var reader = ThemeFile(file: file)
    return try reader.theme(reader.parse(text), name: name)
  }

  private init(file: String) { self.file = file }

  private func parse(_ text: String) throws(ThemeError) -> TOMLTable {
    do throws(TOMLFault) {
      return try TOMLText.table(text)
    } catch {
      throw .malformed(file: file, line: error.line, reason: error.reason)
    }
  }

  private mutating func theme(_ table: TOMLTable, name: String) throws(ThemeError) -> Theme {
    let keys = ["name", "background", "paintBackground", "palette", "roles"]
    for key in table.keys where !keys.contains(key) {
      throw .unknownKey(file: file, key: key, hint: "the keys are \(keys.joined(separator: ", "))")
    }
    try readPalette(table)
    let background = try table["background"].map { value throws(ThemeError) in
      try color(value, key: "background")
    }
    return Theme(
      name: try string(table["name"], key: "name") ?? name,
      styles: try styles(table),
      background: background,
      paintsBackground: try flag(table["paintBackground"], key: "paintBackground"))
  }

  private mutating func readPalette(_ table: TOMLTable) throws(ThemeError) {
    guard let entries = try section("palette", of: table) else { return }
    var read: [String: Color] = [:]
    for (name, value) in entries { read[name] = try color(value, key: "palette.\(name)") }
    palette = read
  }

  private func styles(_ table: TOMLTable) throws(ThemeError) -> [Role: Style] {
    var styles: [Role: Style] = [:]
    for (name, value) in try section("roles", of: table) ?? TOMLTable() {
      guard let role = Role(rawValue: name) else {
        throw .unknownKey(file: file, key: "roles.\(name)", hint: "no role is called that\(suggestion(name))")
      }
      styles[role] = try style(value, key: "roles.\(name)")
    }
    return styles
  }

  private func style(_ value: any TOMLValueConvertible, key: String) throws(ThemeError) -> Style {
    guard let table = value.table else {
      throw bad(value, key: key, expected: "a table like { fg = \"#8bd5a0\", bold = true }")
    }
    var style = Style()
    for (name, value) in table {
      let path = "\(key).\(name)"
      switch name {
      case "fg": style.foreground = try color(value, key: path)
      case "bg": style.background = try color(value, key: path)
      default:
        guard let attribute = Self.attributes[name] else {
          let names = "fg, bg, bold, dim, underline, reverse and italic"
          throw .unknownKey(file: file, key: path, hint: "a role has \(names)")
        }
        if try flag(value, key: path) { style.attributes.insert(attribute) }
      }
    }
    return style
  }

  private static let attributes: [String: Attributes] = [
    "bold": .bold, "dim": .dim, "underline": .underline, "reverse": .reverse, "italic": .italic,
  ]

  private func color(_ value: any TOMLValueConvertible, key: String) throws(ThemeError) -> Color {
    if let number = value.int, let index = UInt8(exactly: number) { return .indexed(index) }
    if let text = value.string {
      if text == "default" { return .terminalDefault }
      if let color = palette[text] ?? Color(hexadecimal: text) { return color }
    }
    throw bad(value, key: key, expected: "\"#rrggbb\", \"default\", a number 0–255 or a name of [palette]")
  }

  private func section(_ name: String, of table: TOMLTable) throws(ThemeError) -> TOMLTable? {
    guard let value = table[name] else { return nil }
    guard let section = value.table else { throw bad(value, key: name, expected: "a table, [\(name)]") }
    return section
  }

  private func string(_ value: (any TOMLValueConvertible)?, key: String) throws(ThemeError) -> String? {
    guard let value else { return nil }
    guard let string = value.string else { throw bad(value, key: key, expected: "a text in quotes") }
    return string
  }

  private func flag(_ value: (any TOMLValueConvertible)?, key: String) throws(ThemeError) -> Bool {
    guard let value else { return false }
    guard let flag = value.bool else { throw bad(value, key: key, expected: "true or false") }
    return flag
  }

  private func bad(_ value: any TOMLValueConvertible, key: String, expected: String) -> ThemeError {
    let shown = value.string.map { "\"\($0)\"" } ?? value.debugDescription
    return .badValue(file: file, key: key, value: shown, expected: expected)
  }

  /// The role that starts like the unknown name, as a hint.
  private func suggestion(_ name: String) -> String {
    let start = name.lowercased().prefix(4)
    let near = Role.allCases.first { $0.rawValue.lowercased().hasPrefix(start) }
    return near.map { ", did you mean \($0.rawValue)" } ?? ""
  }
}

extension Color {
  /// A colour written `#rrggbb`; nil for anything else.
  init?(hexadecimal text: String) {
    let digits = text.dropFirst()
    guard text.first == "#", digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
      let value = UInt32(digits, radix: 16)
    else { return nil }
    self = .rgb(UInt8(value >> 16), UInt8(value >> 8 & 0xff), UInt8(value & 0xff))
  }
}

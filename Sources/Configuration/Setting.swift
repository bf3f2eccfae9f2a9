/// Where a value comes from.
public enum SettingSource: Equatable, Sendable {
  case option
  case environment(variable: String)
  /// A line of what the user keeps for the pair in use, counted from 1.
  case pairFile(line: Int?)
  /// The manifest of the pair of that name.
  case manifest(pair: String)
  /// A line of the file, counted from 1, in a profile's table.
  case profile(String, line: Int?)
  case file(line: Int?)
  case standard

  /// As people read it.
  public var description: String {
    switch self {
    case .option: "option"
    case .environment(let variable): variable
    case .pairFile(let line): "pair's settings" + Self.place(line)
    case .manifest(let pair): "pair \(pair)"
    case .profile(let name, let line): "profile \(name)" + Self.place(line)
    case .file(let line): "config" + Self.place(line)
    case .standard: "default"
    }
  }

  private static func place(_ line: Int?) -> String { line.map { ", line \($0)" } ?? "" }
}

/// A value that remembers where it comes from.
public struct Setting: Equatable, Sendable {
  public let value: SettingValue
  public let source: SettingSource

  public init(_ value: SettingValue, from source: SettingSource) {
    self.value = value
    self.source = source
  }
}

/// The settings that one place gives.
public typealias SettingLayer = [SettingName: Setting]

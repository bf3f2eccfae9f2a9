import ConversationExport
import SpecCore

/// A command that takes words after its name.
enum ArgumentCommand: String, CaseIterable, Sendable {
  case save
  case export
  case importFile = "import"
  case copy
  case title
  case theme
  case mode
  case set
  case system
  case help

  static func named(_ name: String) -> ArgumentCommand? { ArgumentCommand(rawValue: name) }

  var name: String { rawValue }

  /// What is written after the name; brackets mark what may be left out.
  var usage: String {
    switch self {
    case .save: "[FILE]"
    case .export, .importFile: "FILE"
    case .copy: "[code] [NUMBER] [FILE]"
    case .title: "TEXT"
    case .theme, .mode: "[NAME]"
    case .set: "PARAMETER VALUE"
    case .system: "[TEXT]"
    case .help: "[COMMAND]"
    }
  }

  var help: String {
    switch self {
    case .save: "save the conversation to a file, as Markdown where its ending says nothing else"
    case .export: "export the conversation to a file: .md, .json (can be imported) or .html"
    case .importFile: "add the conversations of an exported .json file to those that are kept"
    case .copy: "copy the last reply, its code, or an earlier one, to the clipboard or to a file"
    case .title: "give the conversation a title"
    case .theme: "choose a colour theme, by name or with a preview"
    case .mode: "the decoding mode, by name or the next one"
    case .set: "change a parameter"
    case .system: "say what comes before the first message, show it, or end it with “none”"
    case .help: "what a command does, or all keys"
    }
  }

  var needsWords: Bool { !usage.hasPrefix("[") }
}

/// Why a command was not done, as one sentence; what was written stays.
struct Refusal: Error, Equatable {
  let sentence: String

  init(_ sentence: String) { self.sentence = sentence }
}

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
  case persona
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
    case .theme, .mode, .persona: "[NAME]"
    case .set: "PARAMETER VALUE"
    case .system: "[TEXT|@FILE]"
    case .help: "[COMMAND]"
    }
  }

  var help: String {
    switch self {
    case .save: "save the conversation to a file, as Markdown where its ending says nothing else"
    case .export: "export the conversation to a file that can be imported: .md, .json or .html"
    case .importFile: "add the conversations of an exported file to those that are kept"
    case .copy: "copy the last reply, its code, or an earlier one, to the clipboard or to a file"
    case .title: "give the conversation a title"
    case .theme: "choose a colour theme, by name or with a preview"
    case .mode: "the decoding mode, by name or the next one"
    case .set: "change a parameter"
    case .system:
      "say what comes before the first message, or which file holds it; show it; end it with “none”"
    case .persona:
      "a new conversation with one of your system prompts, by name or from a list; “none” for none"
    case .help: "what a command does, or all keys"
    }
  }

  var needsWords: Bool { !usage.hasPrefix("[") }

  /// The path among its words, and what stands before it; nil where its words name no file.
  func path(in words: String) -> (before: String, path: String)? {
    switch self {
    case .save, .export, .importFile: return ("", words)
    case .system: return words.hasPrefix("@") ? ("@", String(words.dropFirst())) : nil
    case .copy:
      var path = words[...]
      for _ in 0..<2 {
        let word = path.prefix { $0 != " " }
        guard word.endIndex < path.endIndex, word == "code" || Int(word) != nil else { break }
        path = path[word.endIndex...].drop { $0 == " " }
      }
      return (String(words[..<path.startIndex]), String(path))
    case .title, .theme, .mode, .set, .persona, .help: return nil
    }
  }

  /// Whether the file is there already, so that the list of them helps before anything of its name is written.
  var readsFile: Bool { self == .importFile || self == .system }

  /// Whether a path, or one below it, can be meant.
  func takes(_ path: String) -> Bool {
    self != .importFile || path.hasSuffix("/") || ExportFormat(file: path) != nil
  }
}

/// Why a command was not done, as one sentence; what was written stays.
struct Refusal: Error, Equatable {
  let sentence: String

  init(_ sentence: String) { self.sentence = sentence }
}

import ChatUI
import Foundation
import UserFiles

/// The user's personas: one file each, which is the system prompt.
enum PersonaFiles {
  /// - Returns: all that can be used, by name, and what is wrong with the others, each as one sentence.
  static func all(environment: [String: String]) -> (personas: [Persona], problems: [String]) {
    guard let folder = folder(environment) else { return ([], []) }
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    var found: (personas: [Persona], problems: [String]) = ([], [])
    for file in files.sorted() where file.hasSuffix(".md") && !file.hasPrefix(".") {
      do {
        found.personas.append(try persona(String(file.dropLast(3)), at: folder + "/" + file))
      } catch {
        found.problems.append(error.description)
      }
    }
    return found
  }

  /// The persona of that name.
  static func persona(named name: String, environment: [String: String]) throws(CommandFailure) -> Persona {
    guard let folder = folder(environment) else {
      throw CommandFailure("No home folder is known, so there are no personas; set HOME or XDG_CONFIG_HOME.")
    }
    let path = "\(folder)/\(name).md"
    guard !name.contains("/"), FileManager.default.fileExists(atPath: path) else {
      let names = all(environment: environment).personas.map(\.name)
      throw CommandFailure(
        "There is no persona “\(name)” in \(folder)"
          + (names.isEmpty
            ? "; put a system prompt into NAME.md there." : "; there are \(names.joined(separator: ", "))."))
    }
    return try persona(name, at: path)
  }

  /// What has become of a conversation's persona since the conversation began, as one sentence; nil where it is the same.
  static func change(since instructions: Instructions, environment: [String: String]) -> String? {
    guard let name = instructions.persona else { return nil }
    guard let now = try? persona(named: name, environment: environment) else {
      return
        "The persona \(name) is no longer there; this conversation goes on with its instructions as they were."
    }
    guard now.text != instructions.system else { return nil }
    return
      "The persona \(name) has changed since; this conversation goes on with its instructions as they were. "
      + "A new conversation has the new ones."
  }

  private static func persona(_ name: String, at path: String) throws(CommandFailure) -> Persona {
    guard let text = SmallTextFile.text(at: path) else {
      throw CommandFailure("\(path) cannot be read as a text in UTF-8, so there is no persona \(name).")
    }
    guard let end = text.lastIndex(where: { !$0.isWhitespace }) else {
      throw CommandFailure("\(path) is empty; write the persona's system prompt into it.")
    }
    return Persona(name: name, text: String(text[...end]))
  }

  private static func folder(_ environment: [String: String]) -> String? {
    ConfigurationFolder.path(environment: environment).map { $0 + "/personas" }
  }
}

/// A system prompt as the command line gives it.
enum SystemPrompt {
  /// - Parameter argument: a text, or `@` and a file's path.
  static func text(_ argument: String) throws(CommandFailure) -> String {
    guard argument.hasPrefix("@") else { return argument }
    let path = Home.expanded(String(argument.dropFirst()))
    guard let text = SmallTextFile.text(at: path) else {
      throw CommandFailure("\(path) cannot be read as a text in UTF-8; correct the path after the @.")
    }
    return text.last?.isNewline == true ? String(text.dropLast()) : text
  }
}

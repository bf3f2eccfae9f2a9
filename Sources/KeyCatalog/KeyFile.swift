public import ChatUI
import Foundation
import TOMLKit
import TOMLReading
import UserFiles

/// The user's key file, `keys.toml` in the configuration folder.
///
///     [typing]              # while a message is written
///     "Ctrl-G" = "theme"
///     [tuning]              # while keys are commands
///     "9" = "draft-length-more"
///     "x" = "none"
///
/// The names of commands are those that the command palette shows.
public enum KeyFile {
  /// Where this process's user has it: `$XDG_CONFIG_HOME/specbranch/keys.toml`, else below `~/.config`.
  public static func path(environment: [String: String]) -> String? {
    ConfigurationFolder.path(environment: environment).map { $0 + "/keys.toml" }
  }

  /// The keys as the file there changes them; the standard ones where there is none.
  ///
  /// - Returns: also what is wrong with it, each as one sentence for people.
  public static func keys(at path: String?) -> (map: KeyMap, problems: [String]) {
    guard let path, FileManager.default.fileExists(atPath: path) else { return (.standard, []) }
    guard let text = SmallTextFile.text(at: path) else {
      return (.standard, ["The key file \(path) cannot be read; check its permissions and that it is text."])
    }
    return keys(from: text, file: path)
  }

  /// The keys as that text changes them; `file` names it in what is reported.
  public static func keys(from text: String, file: String) -> (map: KeyMap, problems: [String]) {
    let read = changes(from: text, file: file)
    let applied = KeyMap.applying(read.changes, file: file)
    return (applied.map, read.problems + applied.problems)
  }

  private static func changes(from text: String, file: String) -> (changes: [KeyChange], problems: [String]) {
    let root: TOMLTable
    do throws(TOMLFault) {
      root = try TOMLText.table(text)
    } catch {
      return ([], [malformed(file, line: error.line, error.reason)])
    }
    var changes: [KeyChange] = []
    var problems: [String] = []
    for (name, value) in root {
      guard let table = value.table else {
        problems.append("\(file) has “\(name)” outside of a table; write it below [typing] or [tuning].")
        continue
      }
      for (key, command) in table {
        if let command = command.string {
          changes.append(KeyChange(table: name, key: key, command: command))
        } else {
          problems.append(
            "In \(file), [\(name)], “\(key)” has \(command.debugDescription); write a command's name in quotes."
          )
        }
      }
    }
    return (changes, problems)
  }

  private static func malformed(_ file: String, line: Int, _ reason: String) -> String {
    "The key file \(file) is not valid TOML at line \(line) (\(reason)); correct that line."
  }
}

public import ChatUI
import Foundation
import SpecCore
import TOMLKit
import UserFiles

/// The user's presets, `presets.toml` in the configuration folder: a table for each number.
///
///     [7]
///     name = "essays"
///     mode = "specbranch"
///     draft_length = 6
///     temperature = 0.7
///
/// A setting that is left out is the program's default. The chat writes the file when a preset is saved.
public enum PresetFile {
  private static let heading = """
    # Presets, by their number in the parameters pane. Saving one there writes this file anew, so comments
    # of yours would be lost.


    """

  /// Where this process's user has it: `$XDG_CONFIG_HOME/specbranch/presets.toml`, else below `~/.config`.
  public static func path(environment: [String: String]) -> String? {
    ConfigurationFolder.path(environment: environment).map { $0 + "/presets.toml" }
  }

  // MARK: Reading

  /// The presets of the file there, by number; none where there is no file.
  ///
  /// - Returns: also what is wrong with it, each as one sentence for people; a preset with a fault is left
  ///   out.
  public static func presets(at path: String?) -> (presets: [Int: Preset], problems: [String]) {
    guard let path, FileManager.default.fileExists(atPath: path) else { return ([:], []) }
    guard let text = SmallTextFile.text(at: path) else {
      return ([:], ["The preset file \(path) cannot be read; check its permissions and that it is text."])
    }
    return presets(from: text, file: path)
  }

  /// The presets of that text; `file` names it in what is reported.
  public static func presets(from text: String, file: String) -> (
    presets: [Int: Preset], problems: [String]
  ) {
    var reader = PresetReader(file: file)
    reader.read(text)
    return (reader.presets, reader.problems)
  }

  // MARK: Writing

  /// Puts a preset under its number, beside those that are in the file by now; another process may be doing
  /// the same.
  ///
  /// - Returns: where the file from before is kept, if it had faults.
  /// - Throws: an error of the file system; then the file is as it was.
  public static func save(_ preset: Preset, as number: Int, at path: String) throws -> String? {
    try PrivateFile.withLockedFolder(of: path) {
      var (presets, problems) = presets(at: path)
      presets[number] = preset
      let text = text(of: presets)
      let kept = problems.isEmpty ? nil : try PrivateFile.moveAside(path, ending: ".broken")
      try PrivateFile.replace(path, with: text)
      return kept
    }
  }

  private static func text(of presets: [Int: Preset]) -> String {
    let root = TOMLTable()
    for (number, preset) in presets {
      let table = TOMLTable()
      table["name"] = preset.name
      for setting in PresetSetting.all { table[setting.name] = setting.value(preset.parameters) }
      root["\(number)"] = table
    }
    return heading + root.convert() + "\n"
  }
}

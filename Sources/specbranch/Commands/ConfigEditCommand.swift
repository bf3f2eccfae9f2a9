import ArgumentParser
import Configuration
import Foundation

/// Opens the settings file in the user's editor.
struct ConfigEditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Open the settings file in your editor.",
    discussion: """
      The editor is the setting editor, else $VISUAL, else $EDITOR, else vi. Where there is no file, one with \
      every key commented out is made. Afterwards the file is checked.
      """)

  func run() throws {
    let configured = ConfiguredSettings()
    let path = try configured.neededPath
    if !FileManager.default.fileExists(atPath: path) { try writeTemplate(path) }
    let editor = configured.editor
    while true {
      let status = EditorProcess.run(editor, file: path)
      guard status == 0 else {
        throw CommandFailure(
          "The editor \(editor) ended with \(status); set VISUAL or EDITOR to one that is there, or edit \(path)."
        )
      }
      let problems = ConfiguredSettings().allProblems
      if problems.isEmpty { return }
      for problem in problems { StandardError.write(problem) }
      guard asksForMore() else { throw ExitCode.failure }
    }
  }

  private func writeTemplate(_ path: String) throws(CommandFailure) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    guard let file = OutputFile.open(path),
      OutputFile.write(Array(ConfigTemplate.text.utf8), to: file.fileDescriptor) == 0
    else { throw CommandFailure("\(path) cannot be written; is its folder writable and the disk not full?") }
  }

  /// Whether the user wants the editor once more; no where nobody can be asked.
  private func asksForMore() -> Bool {
    guard isatty(STDIN_FILENO) == 1 else { return false }
    StandardError.write(raw: "Edit it again? [Y/n] ")
    guard let answer = readLine() else { return false }
    return !answer.lowercased().hasPrefix("n")
  }
}

extension ConfiguredSettings {
  /// The command that edits a file.
  var editor: String {
    Settings(environment: self.environment, file: document.settings)
      .editor(ProcessInfo.processInfo.environment)
  }
}

extension Settings {
  /// The command that edits a file.
  func editor(_ environment: [String: String]) -> String {
    let choices = [text(.editor), environment["VISUAL"], environment["EDITOR"]]
    return choices.compactMap(\.self).first { !$0.isEmpty } ?? "vi"
  }
}

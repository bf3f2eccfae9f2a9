import Foundation
import TestSupport
import Testing

/// What an installation gives the shell: completions and a manual page.
@Suite struct ShellTests {
  @Test("Completion scripts come for each shell and know the commands", arguments: ["bash", "zsh", "fish"])
  func scripts(shell: String) throws {
    let outcome = try ProgramUnderTest.run(["--generate-completion-script", shell])
    #expect(outcome.status == 0)
    for word in ["config", "doctor", "draft-length", "json-lines"] { #expect(outcome.output.contains(word)) }
  }

  @Test("bash completes pairs, themes and profiles by their names, conversations by their numbers")
  func bashCompletes() async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      let own = folder.appending(path: "specbranch")
      try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
      try "[profiles.quick]\n".write(
        to: own.appending(path: "config.toml"), atomically: true, encoding: .utf8)
      let talk = folder.appending(path: "talk.json")
      try TerminalExportTests.archive.write(to: talk, atomically: true, encoding: .utf8)
      #expect(try ProgramUnderTest.run(["import", talk.path], home: folder).status == 0)
      let script = try ProgramUnderTest.run(["--generate-completion-script", "bash"]).output
      let program = URL(fileURLWithPath: ProgramUnderTest.path).deletingLastPathComponent().path
      for (line, expected) in [
        ("chat --pair st", "starter-weak"), ("chat --theme d", "dark"), ("chat --profile q", "quick"),
        ("models show st", "starter-weak"), ("models verify st", "starter"), ("run --conversation 1", "1"),
      ] {
        let words = "specbranch \(line)"
        let lines = """
          PATH=\(program):$PATH XDG_CONFIG_HOME=\(folder.path) XDG_DATA_HOME=\(folder.path)
          export PATH XDG_CONFIG_HOME XDG_DATA_HOME
          \(script)
          COMP_WORDS=(\(words)); COMP_CWORD=3; COMP_LINE='\(words)'; COMP_POINT=\(words.utf8.count)
          _specbranch specbranch "${COMP_WORDS[3]}" "${COMP_WORDS[2]}"; printf '%s\\n' "${COMPREPLY[@]}"
          """
        let text = try FinishedProcess.run("/bin/bash", ["-c", lines], in: ProgramUnderTest.checkout).output
        #expect(text.split(separator: "\n").contains { $0.hasPrefix(expected) }, "\(line): \(text)")
      }
    }
  }

  @Test("The manual page has every command and every setting")
  func manual() throws {
    let page = try ProgramUnderTest.run(["__manual"])
    #expect(page.status == 0 && page.output.hasPrefix(".TH SPECBRANCH 1"))
    for section in [
      ".SS config edit", ".SS predictor train", ".SS conversations", "\\fB\\-\\-json\\-lines\\fR",
      "\\fBtrace_folder\\fR", "2 a bench whose", "/conversations.sqlite", "/presets.toml", "/personas/",
      "/pairs/",
    ] {
      #expect(page.output.contains(section), "\(section)")
    }
    #expect(!page.output.contains("__probe"))
  }
}

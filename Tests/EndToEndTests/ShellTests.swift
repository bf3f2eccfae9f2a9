import Foundation
import Testing

/// What an installation gives the shell: completions and a manual page.
@Suite struct ShellTests {
  @Test("Completion scripts come for each shell and know the commands", arguments: ["bash", "zsh", "fish"])
  func scripts(shell: String) throws {
    let outcome = try ProgramUnderTest.run(["--generate-completion-script", shell])
    #expect(outcome.status == 0)
    for word in ["config", "doctor", "draft-length", "json-lines"] { #expect(outcome.output.contains(word)) }
  }

  @Test("bash completes pairs, themes and profiles by their names")
  func bashCompletes() async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      let own = folder.appending(path: "specbranch")
      try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
      try "[profiles.quick]\n".write(
        to: own.appending(path: "config.toml"), atomically: true, encoding: .utf8)
      let script = try ProgramUnderTest.run(["--generate-completion-script", "bash"]).output
      let program = URL(fileURLWithPath: ProgramUnderTest.path).deletingLastPathComponent().path
      for (line, expected) in [
        ("--pair st", "starter-weak"), ("--theme d", "dark"), ("--profile q", "quick"),
      ] {
        let words = "specbranch chat \(line)"
        let bash = Process()
        let output = Pipe()
        bash.executableURL = URL(fileURLWithPath: "/bin/bash")
        bash.currentDirectoryURL = ProgramUnderTest.checkout
        bash.arguments = [
          "-c",
          """
          PATH=\(program):$PATH XDG_CONFIG_HOME=\(folder.path); export PATH XDG_CONFIG_HOME
          \(script)
          COMP_WORDS=(\(words)); COMP_CWORD=3; COMP_LINE='\(words)'; COMP_POINT=\(words.utf8.count)
          _specbranch specbranch "${COMP_WORDS[3]}" "${COMP_WORDS[2]}"; printf '%s\\n' "${COMPREPLY[@]}"
          """,
        ]
        bash.standardOutput = output
        try bash.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        bash.waitUntilExit()
        #expect(text.split(separator: "\n").contains { $0.hasPrefix(expected) }, "\(line): \(text)")
      }
    }
  }

  @Test("The manual page has every command and every setting")
  func manual() throws {
    let page = try ProgramUnderTest.run(["__manual"])
    #expect(page.status == 0 && page.output.hasPrefix(".TH SPECBRANCH 1"))
    for section in [
      ".SS config edit", ".SS predictor train", "\\fB\\-\\-json\\-lines\\fR", "\\fBtrace_folder\\fR",
    ] {
      #expect(page.output.contains(section), "\(section)")
    }
    #expect(!page.output.contains("__probe"))
  }
}

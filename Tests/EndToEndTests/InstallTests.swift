import Foundation
import TestSupport
import Testing

/// What `make install` and `make uninstall` do, with the program of these tests instead of a release.
@Suite struct InstallTests {
  private static func run(
    _ command: [String], in folder: String = "/", variables: [String: String] = [:]
  ) throws -> FinishedProcess {
    try FinishedProcess.run(
      command[0], Array(command.dropFirst()), in: URL(fileURLWithPath: folder),
      environment: ["PATH": "/usr/local/bin:/usr/bin:/bin"].merging(variables) { $1 }, mergesError: true)
  }

  private static func script(
    _ name: String, _ arguments: String..., stage: String = ""
  ) throws -> FinishedProcess {
    let path = ProgramUnderTest.checkout.appending(path: "scripts/\(name)").path
    return try run(["/bin/bash", path] + arguments, variables: ["DESTDIR": stage, "HOME": "/nonexistent"])
  }

  private static func files(below folder: URL) -> [String] {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isDirectoryKey])
    return (all?.compactMap { $0 as? URL } ?? []).filter {
      (try? $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) != true
    }.map(\.path)
  }

  @Test("What is installed runs from anywhere with its own files, and is taken away whole")
  func installs() async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      let stage = folder.appending(path: "stage")
      let place = stage.appending(path: "opt/my programs")
      let installed = try Self.script(
        "install.sh", "/opt/my programs", ProgramUnderTest.path, stage: stage.path)
      try #require(installed.status == 0, "\(installed.output)")
      for file in ["lib/specbranch/libllama.so", "share/specbranch/themes/dark.toml"] {
        #expect(FileManager.default.fileExists(atPath: place.appending(path: file).path), "\(file)")
      }
      let page = try String(
        contentsOf: place.appending(path: "share/man/man1/specbranch.1"), encoding: .utf8)
      #expect(page.hasPrefix(".TH SPECBRANCH 1") && page.contains(".SH FILES"))
      try Self.checkCompletions(in: place)

      let program = place.appending(path: "bin/specbranch").path
      let home = ["HOME": folder.path]
      let version = try Self.run([program, "--version"], variables: home)
      #expect(version.status == 0 && version.output.hasPrefix("0."), "\(version.output)")
      let shown = try Self.run([program, "models", "show", "starter", "--json"], variables: home)
      #expect(shown.output.contains("\(place.path)/share/specbranch/models"), "\(shown.output)")

      let taken = try Self.script("uninstall.sh", "/opt/my programs", stage: stage.path)
      #expect(taken.status == 0, "\(taken.output)")
      #expect(Self.files(below: stage) == [])
      let again = try Self.script("uninstall.sh", "/opt/my programs", stage: stage.path)
      #expect(again.status == 1 && again.output.hasPrefix("error: There is no specbranch in "))
    }
  }

  @Test("A folder that cannot be made is one sentence")
  func refuses() async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      let file = folder.appending(path: "file")
      try Data().write(to: file)
      let refused = try Self.script("install.sh", file.path + "/below", ProgramUnderTest.path)
      #expect(refused.status == 1 && refused.output.split(separator: "\n").count == 1, "\(refused.output)")
      #expect(refused.output.contains("may not be written"))
    }
  }

  /// Each shell reads its own, where it is installed.
  private static func checkCompletions(in place: URL) throws {
    for (shell, option, file) in [
      ("bash", "-n", "share/bash-completion/completions/specbranch"),
      ("zsh", "-n", "share/zsh/site-functions/_specbranch"),
      ("fish", "--no-execute", "share/fish/vendor_completions.d/specbranch.fish"),
    ] {
      let path = place.appending(path: file).path
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.contains("specbranch") && text.contains("conversation"), "\(file)")
      guard try run(["/bin/sh", "-c", "command -v \(shell)"]).status == 0 else { continue }
      let checked = try run(["/usr/bin/env", shell, option, path])
      #expect(checked.status == 0 && checked.output.isEmpty, "\(shell): \(checked.output)")
    }
  }
}

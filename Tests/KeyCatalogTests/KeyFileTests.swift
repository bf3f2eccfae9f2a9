import Foundation
import KeyCatalog
import TestSupport
import Testing

@Suite struct KeyFileTests {
  @Test func aFileWithoutFaultsIsQuiet() {
    let read = KeyFile.keys(
      from: """
        [typing]
        "Ctrl-G" = "theme"
        [tuning]
        "9" = "draft-length-more"
        "x" = "none"
        """, file: "keys.toml")
    #expect(read.problems.isEmpty)
    #expect(read.map != .standard)
  }

  @Test func faultsAreSentencesAndTheRestStillCounts() {
    let read = KeyFile.keys(
      from: """
        "F9" = "mode"
        [tuning]
        "F10" = 3
        "F11" = "zooom"
        "F12" = "zoom"
        """, file: "k")
    #expect(
      read.problems.sorted() == [
        "In k, [tuning], the line “F11” = “zooom” names no command; did you mean “zoom”?",
        "In k, [tuning], “F10” has 3; write a command's name in quotes.",
        "k has “F9” outside of a table; write it below [typing] or [tuning].",
      ])
    #expect(read.map != .standard)
  }

  @Test func malformedTextNamesItsLineAndChangesNothing() {
    let read = KeyFile.keys(from: "[tuning]\n\"F9\" = \n", file: "k")
    #expect(read.map == .standard)
    #expect(read.problems.count == 1)
    #expect(read.problems[0].hasPrefix("The key file k is not valid TOML at line 2"))
  }

  @Test func theFileIsLookedForInTheConfigurationFolder() {
    #expect(KeyFile.path(environment: ["XDG_CONFIG_HOME": "/c"]) == "/c/specbranch/keys.toml")
    #expect(
      KeyFile.path(environment: ["XDG_CONFIG_HOME": "c", "HOME": "/h"]) == "/h/.config/specbranch/keys.toml")
    #expect(KeyFile.path(environment: [:]) == nil)
    #expect(KeyFile.keys(at: "/no/such/keys.toml").map == .standard)
    #expect(KeyFile.keys(at: nil).problems.isEmpty)
  }

  @Test func aFileThatIsNoTextIsReported() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("keys-\(UUID().uuidString).toml")
    defer { try? FileManager.default.removeItem(at: path) }
    try Data([0xff, 0xfe]).write(to: path)
    #expect(KeyFile.keys(at: path.path).problems.first?.contains("cannot be read") == true)
  }
}

extension KeyFileTests {
  @Test("2,000 mutated key files each give keys or sentences")
  func survivesMutations() {
    let sound = """
      [typing]
      "Ctrl-T" = "theme" # colours
      [tuning]
      "9" = "draft-length-more"
      'x' = \"\"\"none\"\"\"
      """
    var quiet = 0
    for text in MutatedTexts(of: sound) {
      let problems = KeyFile.keys(from: text, file: "k").problems
      if problems.isEmpty { quiet += 1 }
      #expect(problems.allSatisfy { $0.contains("k") && ($0.hasSuffix(".") || $0.hasSuffix("?")) })
    }
    #expect((20...1_900).contains(quiet))
    for text in MutatedTexts.fatalHeaders {
      #expect(!KeyFile.keys(from: text, file: "k").problems.isEmpty, "\(text)")
    }
  }
}

import Configuration
import TestSupport
import Testing

extension ConfigFile {
  static func read(text: String) -> ConfigDocument { read(text: text, file: "config.toml") }
}

/// The settings file as people write it, and what they are told about slips.
@Suite struct ConfigReaderTests {
  @Test("Values are taken with their lines, at the top and in profiles")
  func takesValues() {
    let document = ConfigFile.read(
      text: """
        # mine
        temperature = 1
        stop = [
          "A", # with ] inside
          "B",
        ]
        system = \"\"\"
        draft_length = 3
        \"\"\"
        mouse = false

        [profiles.fast]
        draft_length = 12
        profiles."two words".mode = "pearl"

        [profiles."two words"]
        mode = "pearl"
        """)
    #expect(document.settings[.temperature] == Setting(.number(1), from: .file(line: 2)))
    #expect(document.settings[.stop] == Setting(.list(["A", "B"]), from: .file(line: 3)))
    #expect(document.settings[.mouse] == Setting(.flag(false), from: .file(line: 10)))
    #expect(document.settings[.draftLength] == nil)
    #expect(
      document.profiles["fast"]?[.draftLength] == Setting(.integer(12), from: .profile("fast", line: 13)))
    #expect(document.profiles["two words"]?[.mode]?.source == .profile("two words", line: 17))
    #expect(document.problems.count == 1)
  }

  @Test(
    "A slip is one sentence with its line and what may have been meant, and the rest counts",
    arguments: [
      (
        "temprature = 1", "config.toml, line 2, has the unknown key “temprature”; did you mean “temperature”?"
      ),
      (
        "xyzzy = 1",
        "config.toml, line 2, has the unknown key “xyzzy”; take it out, or see specbranch config show for all keys."
      ),
      (
        "context = \"big\"",
        "config.toml, line 2, has “big” at “context”; write a whole number from 16 to 1048576."
      ),
      (
        "draft_length = 99",
        "config.toml, line 2, has 99 at “draft_length”; write a whole number from 1 to 32."
      ),
      ("top_p = nan", "config.toml, line 2, has nan at “top_p”; write a number from 1e-06 to 1."),
      ("hrad = 1", "config.toml, line 2, has 1 at “hrad”; write true or false."),
      (
        "mode = \"peerl\"",
        "config.toml, line 2, has “peerl” at “mode”; write one of autoregressive, speculative, pearl, specbranch, auto (did you mean pearl?)."
      ),
      ("panes = [1]", "config.toml, line 2, has a list at “panes”; write a list of texts."),
      (
        "seed = 1979-05-27", "config.toml, line 2, has a date or time at “seed”; write a whole number from 0."
      ),
      (
        "theme = \"drak\"",
        "config.toml, line 2, names “drak” at “theme”, which is not there; did you mean “dark”?"
      ),
      (
        "profile = \"fsat\"",
        "config.toml, line 2, names “fsat”, but there is no [profiles.fsat]; did you mean “fast”?"
      ),
      (
        "pair = \"a\"\ntarget = \"b\"",
        "config.toml, line 3, has both “pair” and “target”, so the target is not used; keep one of them."
      ),
      ("draft = \"b\"", "config.toml, line 2, has a “draft” without a “target”, so it is not used; add one."),
      ("[profile.slow]\nseed = 1", "config.toml, line 2, has a table at “profile”; write a text."),
      (
        "[sampling]\nseed = 1",
        "config.toml, line 2, has the unknown table “sampling”; take it out, or see specbranch config show for all keys."
      ),
    ])
  func tellsOfSlips(line: String, sentence: String) {
    let text = "min_p = 0.25\n\(line)\n[profiles.fast]\ntop_k = 5\n"
    let document = ConfigFile.read(
      text: text, file: "config.toml", known: KnownNames([.theme: ["dark", "light"]]))
    #expect(document.problems == [sentence])
    #expect(document.settings[.minP]?.value == .number(0.25))
    #expect(document.profiles["fast"]?[.topK]?.value == .integer(5))
  }

  @Test("Text that is no TOML is one sentence with the line, and nothing counts")
  func brokenText() {
    let document = ConfigFile.read(text: "seed = 1\nmode = = 2\n")
    #expect(document.settings.isEmpty && document.profiles.isEmpty)
    #expect(document.problems.count == 1)
    #expect(document.problems[0].hasPrefix("config.toml is not valid TOML at line 2 ("))
    #expect(document.problems[0].hasSuffix("so the defaults are used; correct that line."))
  }

  @Test("A thousand mutated files each give settings or one-line sentences")
  func survivesMutations() {
    let valid =
      SettingTable.all.filter { $0.name != .profile }.compactMap { definition in
        (definition.example ?? definition.fallback).map { "\(definition.name.rawValue) = \($0.toml)\n" }
      }.joined() + "[profiles.fast]\nseed = 3\n"
    var random = SeededGenerator(seed: 7)
    var accepted = 0
    for _ in 0..<1000 {
      let document = ConfigFile.read(text: mutated(valid, &random))
      if !document.settings.isEmpty { accepted += 1 }
      for problem in document.problems {
        #expect(problem.hasPrefix("config.toml") && (problem.hasSuffix(".") || problem.hasSuffix("?")))
        #expect(!problem.contains("\n") && problem.count < 400, "\(problem)")
      }
      for (name, setting) in document.settings {
        #expect(SettingTable.definition(of: name).kind.accepted(setting.value) == setting.value)
      }
      #expect(!document.settings.isEmpty || !document.problems.isEmpty || !document.profiles.isEmpty)
    }
    // Some mutations must leave valid files, or nothing but the parser was tried.
    #expect((100...900).contains(accepted))
  }

  private func mutated(_ text: String, _ random: inout SeededGenerator) -> String {
    var bytes = Array(text.utf8)
    let pieces: [[UInt8]] = [
      "[[", "\"\"\"", "=", "\n[profiles.x]\n", "1e400", "-9223372036854775808", "\u{1B}[2J", "é", "{", "}",
      "\\u0000", "nan",
    ].map { Array($0.utf8) }
    for _ in 0...Int.random(in: 0...1, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1:
        bytes.removeSubrange(place..<min(place + Int.random(in: 1...40, using: &random), bytes.count - 1))
      case 2: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
      case 3: bytes.replaceSubrange(place..<place, with: bytes[place..<min(place + 60, bytes.count)])
      default: bytes = Array(bytes.prefix(max(1, place)))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension ConfigReaderTests {
  @Test("2,000 more, of the kinds that every reader of ours is tried with, and headers the parser aborts on")
  func survivesTheSharedMutations() {
    var quiet = 0
    for text in MutatedTexts(of: "temperature = 0.5\nstop = [\"A\", 'B']\n[profiles.fast]\nseed = 3\n") {
      let document = ConfigFile.read(text: text)
      if document.problems.isEmpty { quiet += 1 }
      #expect(document.problems.allSatisfy { $0.hasSuffix(".") || $0.hasSuffix("?") })
    }
    #expect((20...1_900).contains(quiet))
    for text in MutatedTexts.fatalHeaders {
      #expect(!ConfigFile.read(text: text).problems.isEmpty, "\(text)")
    }
  }
}

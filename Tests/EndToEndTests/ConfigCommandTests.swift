import Foundation
import TestSupport
import Testing

/// `specbranch config`, and what settings do to the program.
@Suite struct ConfigCommandTests {
  /// Runs the program with a settings file.
  static func run(
    _ arguments: [String], config: String?, variables: [String: String] = [:], input: String? = nil
  ) async throws -> FinishedProcess {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      if let config {
        let own = folder.appending(path: "specbranch")
        try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
        try config.write(to: own.appending(path: "config.toml"), atomically: true, encoding: .utf8)
      }
      return try ProgramUnderTest.run(arguments, input: input, home: folder, variables: variables)
    }
  }

  private struct Shown: Decodable {
    let key: String
    let source: String
    let option: String?
  }

  static func source(_ key: String, _ outcome: FinishedProcess) throws -> String? {
    try JSONDecoder().decode([Shown].self, from: Data(outcome.output.utf8)).first { $0.key == key }?.source
  }

  @Test("config show says for each place where a value comes from")
  func showsSources() async throws {
    let config = "seed = 5\nadaptive = true\nmode = \"pearl\"\n[profiles.fast]\nseed = 6\n"
    func source(_ key: String, _ arguments: [String], _ variables: [String: String] = [:]) async throws
      -> String?
    {
      try Self.source(
        key,
        try await Self.run(["config", "show", "--json"] + arguments, config: config, variables: variables))
    }
    #expect(try await source("adaptive", []) == "config, line 2")
    #expect(try await source("seed", ["--profile", "fast"]) == "profile fast, line 5")
    #expect(try await source("seed", [], ["SPECBRANCH_PROFILE": "fast"]) == "profile fast, line 5")
    #expect(try await source("mode", []) == "pair starter")
    #expect(try await source("pair", []) == "SPECBRANCH_PAIR")
    #expect(try await source("mode", [], ["SPECBRANCH_MODE": "pearl"]) == "SPECBRANCH_MODE")
    #expect(try await source("mode", ["--mode", "pearl"], ["SPECBRANCH_MODE": "auto"]) == "option")
    #expect(try await source("top_k", []) == "default")
  }

  @Test("Every setting that names an option has it in the chat")
  func optionsExist() async throws {
    let help = try ProgramUnderTest.run(["chat", "--help"]).output
    let shown = try await Self.run(["config", "show", "--json"], config: nil).output
    let settings = try JSONDecoder().decode([Shown].self, from: Data(shown.utf8))
    #expect(settings.count > 30)
    for option in settings.compactMap(\.option) {
      #expect(help.contains("\(option) ") || help.contains("\(option)/"), "\(option)")
    }
  }

  @Test("Settings reach a run, the manifest goes before them and an option before all")
  func settingsReachARun() async throws {
    let run = ["run", "--json", "--prompt", RunCommandTests.prompt]
    func report(_ arguments: [String], _ config: String, _ variables: [String: String] = [:]) async throws
      -> RunCommandTests.Report
    {
      let outcome = try await Self.run(run + arguments, config: config, variables: variables)
      #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
      return try JSONDecoder().decode(RunCommandTests.Report.self, from: Data(outcome.output.utf8))
    }
    let limited = try await report([], "max_tokens = 3\nseed = 11\nmode = \"pearl\"\n")
    #expect(limited.tokens.count == 3 && limited.seed == 11 && limited.mode == "auto")
    let varied = try await report(["--seed", "12"], "seed = 11\n", ["SPECBRANCH_MODE": "speculative"])
    #expect(varied.seed == 12 && varied.mode == "speculative")
  }

  @Test("A broken file is told about and stops nothing but the check")
  func brokenFile() async throws {
    let config = "pair = \"nobodys\"\ntemprature = 1\ntarget_rpc = \"nowhere\"\n"
    let run = try await Self.run(["run", "--prompt", RunCommandTests.prompt], config: config)
    #expect(run.status == 0 && !run.output.isEmpty)
    #expect(run.error.split(separator: "\n").count == 3)
    let check = try await Self.run(["config", "check"], config: config)
    #expect(check.status == 1 && check.error.split(separator: "\n").count == 3)
    #expect(check.error.contains("line 2, has the unknown key “temprature”; did you mean “temperature”?"))
    #expect(try await Self.run(["config", "check"], config: "temperature = 1").status == 0)
    let profile = try await Self.run(["run", "--profile", "none", "--prompt", "x"], config: config)
    #expect(profile.status == 1 && profile.error.contains("There is no profile “none”"))
  }

  @Test("config edit makes a file that is fine, and complains about one that is not")
  func edits() async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      func edit(_ editor: String) throws -> FinishedProcess {
        try ProgramUnderTest.run(["config", "edit"], home: folder, variables: ["VISUAL": editor])
      }
      let path = folder.appending(path: "specbranch/config.toml").path
      #expect(try edit("true").status == 0)
      #expect(try String(contentsOfFile: path, encoding: .utf8).contains("#draft_length = "))
      #expect(try edit("sed -i s/^#seed/sead/").status == 1)
      let again = try ProgramUnderTest.run(["config", "check"], home: folder)
      #expect(again.status == 1 && again.error.contains("“sead”; did you mean “seed”?"))
      let none = try edit("/nonexistent/editor")
      #expect(none.status == 1 && none.error.contains("The editor /nonexistent/editor"))
    }
  }

  @Test("The chat starts with a broken file, says so, and takes the rest")
  func chatStarts() async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      let own = folder.appending(path: "specbranch")
      try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
      try "theme = \"drak\"\npanes = [\"log\"]\nascii = true\n".write(
        to: own.appending(path: "config.toml"), atomically: true, encoding: .utf8)
      let session = try TmuxSession(width: 120, height: 40)
      defer { session.end() }
      try await session.wait(for: "the shell") { $0.contains("ready>") }
      try session.type(
        "export XDG_STATE_HOME=\(folder.path) XDG_DATA_HOME=\(folder.path) XDG_CONFIG_HOME=\(folder.path); \(ProgramUnderTest.path)"
      )
      let screen = try await session.wait(for: "the warning") {
        $0.contains("did you mean") && $0.contains("Write a message")
      }
      #expect(screen.contains("7 Log") && !screen.contains("1 Branches") && !screen.contains("─"))
    }
  }
}

extension ConfigCommandTests {
  @Test(
    "What is kept for a pair counts more than its manifest and less than an option, and can be taken back")
  func pairSettings() async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      func source(_ key: String, _ arguments: [String] = []) throws -> String? {
        try Self.source(key, ProgramUnderTest.run(["config", "show", "--json"] + arguments, home: folder))
      }
      func set(_ arguments: String...) throws -> FinishedProcess {
        try ProgramUnderTest.run(["models", "set", "starter"] + arguments, home: folder)
      }
      func memoryNeeded() throws -> Int {
        let outcome = try ProgramUnderTest.run(["models", "show", "starter", "--json"], home: folder)
        let facts = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        return try #require(facts?["memory_needed"] as? Int)
      }
      let needed = try memoryNeeded()
      #expect(try set("cache_type_k", "q8_0").status == 0)
      #expect(try memoryNeeded() < needed)
      #expect(try set("cache_type_k", "--unset").status == 0)
      let adapter = folder.appending(path: "adapter.gguf")
      try AdapterFile.data().write(to: adapter)
      #expect(try set("lora", adapter.path + ":0.5").status == 0)
      #expect(try memoryNeeded() == needed + AdapterFile.data().count)
      #expect(try set("lora", "--unset").status == 0 && set("cache_type_k", "q8_0").status == 0)
      #expect(try set("context", "256").output == "context of starter is 256 from now on.\n")
      #expect(try set().output.contains("cache_type_k  q8_0"))
      #expect(try source("context") == "pair's settings, line 2")
      #expect(try source("context", ["--context", "300"]) == "option")
      #expect(try source("context", ["--pair", "starter-weak"]) == "pair starter-weak")
      let run = try ProgramUnderTest.run(
        ["run", "--prompt", "Hello!", "--json", "--max-tokens", "4"], home: folder)
      #expect(run.status == 0, "\(run.error)")
      #expect(try set("context", "--unset").status == 0)
      #expect(try source("context") == "pair starter")
      let refused = try [set("context", "many"), set("contxt", "3"), set("theme", "dark"), set("pair", "x")]
      for outcome in refused {
        #expect(outcome.status != 0 && outcome.error.split(separator: "\n").count == 1, "\(outcome.error)")
      }
    }
  }

  @Test("An adapter or a type of cache that cannot be used is one sentence")
  func badContextOptions() async throws {
    let run = ["run", "--prompt", "Hello!"]
    for arguments in [
      ["--lora", "/nowhere.gguf:0.5"], ["--draft-lora", "models/starter/starter-draft-f16.gguf"],
    ] {
      let outcome = try ProgramUnderTest.run(run + arguments)
      #expect(outcome.status != 0)
      #expect(
        outcome.error.split(separator: "\n").count == 1 && outcome.error.contains("LoRA"), "\(outcome.error)")
    }
    #expect(try ProgramUnderTest.run(run + ["--cache-type-k", "q9"]).status != 0)
  }

  @Test("An adapter that would abort the engine is one sentence")
  func abortingAdapter() async throws {
    try await ProgramUnderTest.withTemporaryFolder { folder in
      let path = folder.appending(path: "adapter.gguf")
      for fault in AdapterFile.Fault.allCases {
        try AdapterFile.data(fault: fault).write(to: path)
        let outcome = try ProgramUnderTest.run(
          ["run", "--prompt", "Hello!", "--lora", path.path], variables: ["XDG_CACHE_HOME": folder.path])
        #expect(outcome.status == 1 && outcome.error.contains(path.path), "\(outcome.error)")
        #expect(outcome.error.split(separator: "\n").count == 1, "\(outcome.error)")
      }
    }
  }
}

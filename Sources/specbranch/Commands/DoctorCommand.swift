import ArgumentParser
import Configuration
import Foundation
import Hub
import KeyCatalog
import LlamaBackend
import PairCatalog
import PresetCatalog
import TerminalCurses
import ThemeCatalog

/// Says what this installation has, what it lacks, and how to get that.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what this installation has, what it lacks and how to get it.",
    discussion: "Exits with 1 if something is missing that the program needs.")

  @OptionGroup(title: "Logging") var logging: LoggingOptions

  func run() async throws {
    logging.start()
    var report = DoctorReport()
    describeProgram(&report)
    describeTerminal(&report)
    describePairs(&report)
    describeThemes(&report)
    describeKeys(&report)
    describePresets(&report)
    describeSettings(&report)
    let output = TextOutput()
    output.write(report.text)
    _ = await output.finish()
    if report.problems > 0 { throw ExitCode.failure }
  }

  private func describeProgram(_ report: inout DoctorReport) {
    report.section("Program")
    report.fact("specbranch", ProgramVersion.current)
    report.fact("executable", Executable.path)
    report.fact("log", LogFile.path)
    report.section("Engine")
    report.fact("llama.cpp", LlamaEngine.version)
    report.fact("build", LlamaEngine.systemInformation.trimmingCharacters(in: .whitespaces))
    for device in LlamaEngine.devices {
      let memory = device.totalMemory > 0 ? ", \(device.totalMemory >> 20) MiB" : ""
      report.fact(device.kind.rawValue, "\(device.name): \(device.summary)\(memory)")
    }
    report.fact(
      "RPC",
      RPCServers.areSupported
        ? "built in, for --target-rpc" : "not in this engine; make engine builds one with it")
    report.fact("cores", "\(ProcessInfo.processInfo.activeProcessorCount)")
    let waiting = OpenMPSettings.inForce
    report.fact("thread waiting", waiting.isEmpty ? "the engine's own" : waiting.joined(separator: " "))
    report.fact(
      "hidden states",
      LlamaEngine.supportsHiddenStates
        ? "available" : "not in this engine; make engine builds one that has them")
  }

  private func describeTerminal(_ report: inout DoctorReport) {
    report.section("Terminal")
    let terminal = TerminalCapabilities.detect(environment: ProcessInfo.processInfo.environment)
    report.fact("type", terminal.type.isEmpty ? "TERM is not set" : terminal.type)
    report.fact("colours", "\(terminal.depth) by the entry \(terminal.entryName)")
    if let size = terminal.size { report.fact("size", "\(size.width) columns, \(size.height) rows") }
    report.fact("text", "\(terminal.encoding)")
    report.fact("mouse", terminal.supportsMouse ? "yes" : "no")
    report.fact("bracketed paste", terminal.supportsBracketedPaste ? "yes" : "no")
    for remark in terminal.remarks { report.advice(remark) }
    if let problem = terminal.problem { report.advice("\(problem)") }
  }

  private func describePairs(_ report: inout DoctorReport) {
    report.section("Pairs")
    if let free = AvailableMemory.bytes { report.fact("free memory", ByteText.of(free)) }
    let catalog = PairCatalog.installed(ConfiguredSettings().modelFolders)
    for folder in catalog.folders { report.fact("folder", folder.path) }
    let (pairs, problems) = catalog.list()
    for pair in pairs {
      do throws(PairError) {
        try pair.checkFiles()
        report.fact(pair.name, "\(pair.manifest.title); \(checksums(try pair.checkSums()))")
        let facts = PairFacts(pair, options: ModelsOptions.options(of: pair.name))
        if !facts.fits { report.advice("\(pair.name): \(facts.memory)") }
        for problem in [facts.target.problem, facts.draft.problem].compactMap(\.self) {
          report.problem(problem)
        }
      } catch {
        report.fact(pair.name, pair.manifest.title)
        report.problem(error.sentence)
      }
    }
    for problem in problems { report.problem(problem.sentence) }
    if pairs.isEmpty { report.problem("No pair was found; set SPECBRANCH_MODELS to a folder of pairs.") }
  }

  private func checksums(_ result: ChecksumResult) -> String {
    switch result {
    case .right: "checksums right"
    case .notGiven: "no checksums given"
    case .noTool: "checksums not tried, there is no sha256sum"
    }
  }

  private func describeThemes(_ report: inout DoctorReport) {
    report.section("Themes")
    let themes = ThemeCatalog.standard()
    report.fact("themes", themes.names.joined(separator: ", "))
    for name in themes.names {
      do {
        _ = try themes.theme(named: name)
      } catch {
        report.problem("\(error)")
      }
    }
    if themes.names.isEmpty {
      report.advice("No theme file was found; set SPECBRANCH_THEMES to a folder of them.")
    }
  }
}

extension DoctorCommand {
  private func describeKeys(_ report: inout DoctorReport) {
    report.section("Keys")
    guard let path = KeyFile.path(environment: ProcessInfo.processInfo.environment) else { return }
    let isThere = FileManager.default.fileExists(atPath: path)
    report.fact("file", isThere ? path : "the standard keys; yours would be in \(path)")
    for problem in KeyFile.keys(at: path).problems { report.problem(problem) }
  }

  private func describePresets(_ report: inout DoctorReport) {
    report.section("Presets")
    guard let path = PresetFile.path(environment: ProcessInfo.processInfo.environment) else { return }
    let isThere = FileManager.default.fileExists(atPath: path)
    report.fact("file", isThere ? path : "the built-in presets; yours would be in \(path)")
    for problem in PresetFile.presets(at: path).problems { report.problem(problem) }
  }

  private func describeSettings(_ report: inout DoctorReport) {
    report.section("Settings")
    let configured = ConfiguredSettings()
    if let path = configured.path {
      let isThere = FileManager.default.fileExists(atPath: path)
      report.fact("file", isThere ? path : "none; specbranch config edit makes \(path)")
    }
    for problem in configured.problems { report.problem(problem) }
    let environment = ProcessInfo.processInfo.environment
    let pairs = PairCatalog.installed(configured.modelFolders).list().pairs.map(\.name)
    let others = UserFilesCheck([.pairs, .personas], environment: environment, pairs: pairs)
    for file in others.files { report.fact("also", file) }
    for problem in others.problems + UnknownVariables.problems(environment) { report.problem(problem) }
  }
}

/// The report's text as it grows.
struct DoctorReport {
  private(set) var text = ""
  private(set) var problems = 0

  mutating func section(_ name: String) { text += (text.isEmpty ? "" : "\n") + name + "\n" }

  mutating func fact(_ name: String, _ value: String) {
    text += "  \(name.padding(toLength: max(16, name.count), withPad: " ", startingAt: 0)) \(value)\n"
  }

  /// Something that could be better.
  mutating func advice(_ sentence: String) { text += "  - \(sentence)\n" }

  /// Something that must be mended.
  mutating func problem(_ sentence: String) {
    problems += 1
    text += "  ! \(sentence)\n"
  }
}

public import ArgumentParser
import LlamaBackend
public import Logging

/// Where the log goes is fixed, how much it says is not.
struct LoggingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("trace, debug, info, warning or error.", valueName: "level"))
  var logLevel: Logger.Level = .info

  /// Sends our log and the engine's to the log file, never to the screen.
  func start() {
    let level = logLevel
    LoggingSystem.bootstrap { FileLogHandler(label: $0, level: level) }
    let engine = Logger(label: "engine")
    LlamaEngine.setLog { severity, line in engine.log(level: severity.level, "\(line)") }
    Logger(label: "specbranch").info("specbranch \(ProgramVersion.current), engine \(LlamaEngine.version)")
  }
}

extension EngineLogLevel {
  fileprivate var level: Logger.Level {
    switch self {
    case .debug: .debug
    case .info: .debug
    case .warning: .warning
    case .error: .error
    }
  }
}

extension Logger.Level: @retroactive ExpressibleByArgument {}

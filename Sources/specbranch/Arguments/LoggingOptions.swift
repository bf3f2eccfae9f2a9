import ArgumentParser
import LlamaBackend
import Logging

/// Where the log goes is fixed, how much it says is not.
struct LoggingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How much the log file says (default: info).", valueName: "level"))
  var logLevel: LogLevel?

  /// Sends our log and the engine's to the log file, never to the screen.
  func start() { start(logLevel ?? ConfiguredSettings().logLevel) }

  /// Does so with the level that counts.
  func start(_ chosen: LogLevel) {
    let level = chosen.level
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

/// The levels of the log, quietest last.
enum LogLevel: String, ExpressibleByArgument, CaseIterable {
  case trace, debug, info, warning, error

  var level: Logger.Level {
    switch self {
    case .trace: .trace
    case .debug: .debug
    case .info: .info
    case .warning: .warning
    case .error: .error
    }
  }
}

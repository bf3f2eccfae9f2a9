import CLlama
import Synchronization

/// How serious a line of the engine's log is.
public enum EngineLogLevel: Int, Sendable, Comparable {
  case debug = 1
  case info = 2
  case warning = 3
  case error = 4

  public static func < (left: EngineLogLevel, right: EngineLogLevel) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// Collects the engine's log, which would otherwise write over the screen.
///
/// The engine logs from any thread and in pieces; lines are put together here.
enum EngineLog {
  typealias Sink = @Sendable (EngineLogLevel, String) -> Void

  fileprivate struct State {
    var sink: Sink?
    var pending = ""
    var level = EngineLogLevel.info
    var firstError: String?
  }

  private static let state = Mutex(State())

  static func setSink(_ sink: Sink?) {
    state.withLock { $0.sink = sink }
  }

  /// The first error that the engine logged since `forgetErrors`: it names the cause best.
  static var firstError: String? { state.withLock { $0.firstError } }

  static func forgetErrors() {
    state.withLock { $0.firstError = nil }
  }

  /// Takes over the engine's log; before any other call to the engine.
  static func install() {
    llama_log_set({ level, text, _ in EngineLog.receive(level, text) }, nil)
  }

  private static func receive(_ level: ggml_log_level, _ text: UnsafePointer<CChar>?) {
    guard let text else { return }
    let piece = String(cString: text)
    let (lines, sink) = state.withLock { state -> ([(EngineLogLevel, String)], Sink?) in
      if level != GGML_LOG_LEVEL_CONT {
        state.level = EngineLogLevel(rawValue: Int(level.rawValue)) ?? .info
      }
      return (state.take(piece), state.sink)
    }
    guard let sink else { return }
    for (level, line) in lines { sink(level, line) }
  }
}

extension EngineLog.State {
  /// Adds a piece and returns the lines that it completes.
  fileprivate mutating func take(_ piece: String) -> [(EngineLogLevel, String)] {
    pending += piece
    var parts = pending.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    pending = parts.removeLast()
    let lines = parts.filter { !$0.isEmpty }
    if level == .error, firstError == nil, let line = lines.first {
      firstError = Self.withoutFunctionName(line)
    }
    return lines.map { (level, $0) }
  }

  private static func withoutFunctionName(_ line: String) -> String {
    guard let colon = line.firstRange(of: ": "), !line[..<colon.lowerBound].contains(" ") else { return line }
    return String(line[colon.upperBound...])
  }
}

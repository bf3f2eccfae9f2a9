/// Why a trace cannot be shown; its description is one sentence for people.
public enum TraceReplayError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Lines count from 1.
  case notAnEvent(file: String, line: Int)
  case noStart(file: String)
  case empty(file: String)
  /// Written by a later program, whose events mean something else.
  case newer(file: String, version: Int)
  case noSuchReply(Int, replies: Int)
  case noSuchRound(Int, reply: Int, rounds: Int)

  public var description: String {
    switch self {
    case .notAnEvent(let file, let line):
      "Line \(line) of \(file) is no event of a trace; record one with: specbranch run --trace FILE."
    case .noStart(let file):
      "The trace \(file) does not begin with the start of a run (run_started); give the whole file."
    case .empty(let file): "The trace \(file) holds no events; record one with: specbranch run --trace FILE."
    case .newer(let file, let version):
      "The trace \(file) was written by a newer specbranch (events of version \(version)); use that one."
    case .noSuchReply(let number, let replies):
      "There is no reply \(number) in the trace, which has \(Format.replies(replies)); count from 1."
    case .noSuchRound(let number, let reply, let rounds):
      "There is no round \(number) to show in reply \(reply), which has \(Format.count(rounds, "round")); "
        + "count from 1."
    }
  }
}

extension Format {
  fileprivate static func replies(_ count: Int) -> String { count == 1 ? "1 reply" : "\(count) replies" }
}

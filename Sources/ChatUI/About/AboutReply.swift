import ConversationExport
import SpecCore

/// What is told about a reply, over the screen.
struct AboutReply: Equatable, Sendable {
  let reply: MessageID
  /// First line shown.
  var scroll = 0
}

extension AboutReply {
  /// Names and values; an empty name begins another part.
  ///
  /// - Parameter current: the pair that answers now.
  static func rows(_ reply: Reply, current: String?) -> [(name: String, value: String)] {
    let facts = reply.facts(orCurrent: current)
    var rows: [(name: String, value: String)] = [
      ("pair", facts.flatMap { $0.pair.isEmpty ? nil : $0.pair } ?? "not known")
    ]
    if let mode = facts?.mode, !mode.isEmpty {
      rows.append(("mode", mode + (reply.parametersChanged ? ", changed on the way" : "")))
    }
    if let seed = facts?.seed { rows.append(("seed", String(seed))) }
    if let when = reply.provenance?.when, !when.isEmpty { rows.append(("when", when)) }
    rows.append(("ended", ending(reply)))
    if let path = facts?.tracePath {
      rows.append(("trace", path + (reply.provenance?.traceReply.map { ", reply \($0)" } ?? "")))
    }
    let figures = (facts?.rows ?? []).filter {
      !["pair", "mode", "seed", "finish", "trace reply"].contains($0.name)
    }
    return rows + (figures.isEmpty ? [] : [("", "")]) + figures
  }

  private static func ending(_ reply: Reply) -> String {
    switch reply.status {
    case .finished(.stop): "by itself"
    case .finished(.length): "cut at the length limit"
    case .finished(.cancelled): "stopped"
    case .interrupted: "broken off when the program ended"
    case .failed(let sentence): sentence
    case .waiting, .readingPrompt, .summarising, .streaming: "not yet"
    }
  }
}

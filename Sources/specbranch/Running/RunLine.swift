import Foundation
import SpecCore

/// A line of `run --json-lines`: what a script wants to know of a reply as it comes.
enum RunLine {
  private struct Started: Encodable {
    let pair: String
    let mode: DecodingMode
    let seed: UInt64
    let promptTokens: Int
    let contextLength: Int
  }

  private struct Text: Encodable {
    let text: String
  }

  private struct Message: Encodable {
    let message: String
    /// The number of the conversation that has what came of the reply.
    var conversation: Int64?
  }

  /// The line that a decoding event is worth, with its end; nil for most.
  static func of(_ event: DecodingEvent) -> String? {
    switch event {
    case .runStarted(let run):
      line(
        "started",
        Started(
          pair: run.pair, mode: run.parameters.mode, seed: run.seed, promptTokens: run.promptTokens,
          contextLength: run.contextLength))
    case .notice(let notice): line("notice", Message(message: notice.message))
    default: event.newText.flatMap { $0.isEmpty ? nil : line("text", Text(text: $0)) }
    }
  }

  /// The last line of a reply that ended: the figures, and the text and its tokens once more.
  static func finished(_ report: RunReport) -> String { line("finished", report) }

  /// The last line where there is no reply.
  ///
  /// - Parameter conversation: the number of the one that is kept all the same, if any.
  static func failed(_ sentence: String, conversation: Int64?) -> String {
    line("failed", Message(message: sentence, conversation: conversation))
  }

  private struct Line<Payload: Encodable>: Encodable {
    let event: String
    let payload: Payload

    private enum Key: CodingKey {
      case event
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(event, forKey: .event)
      try payload.encode(to: encoder)
    }
  }

  private static func line(_ event: String, _ payload: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Figures that are no numbers do not exist in JSON.
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let data = (try? encoder.encode(Line(event: event, payload: payload))) ?? Data("{}".utf8)
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}

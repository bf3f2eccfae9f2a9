import Foundation
import SpecCore

/// Reads a suite: JSON lines, each a conversation with a category.
///
/// A line has either `messages` (roles and contents; the last question is answered by the model) or
/// `turns` (questions only, as Spec-Bench's question.jsonl; the model answers each). Other fields are
/// ignored.
public enum SuiteReader {
  private struct Line: Decodable {
    let category: String?
    let messages: [ChatMessage]?
    let turns: [String]?
  }

  /// - Parameter perCategory: how many of each category to take, the first ones; nil takes all.
  public static func items(of text: String, perCategory: Int? = nil) throws(SuiteError) -> [SuiteItem] {
    var items: [SuiteItem] = []
    var taken: [String: Int] = [:]
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where line.contains(where: { !$0.isWhitespace }) {
      let item = try item(String(line), number: index + 1)
      taken[item.category, default: 0] += 1
      if taken[item.category, default: 0] <= perCategory ?? .max { items.append(item) }
    }
    guard !items.isEmpty else { throw SuiteError("The suite has no prompts; give a file with some.") }
    return items
  }

  private static func item(_ text: String, number: Int) throws(SuiteError) -> SuiteItem {
    guard let line = try? JSONDecoder().decode(Line.self, from: Data(text.utf8)) else {
      throw problem(number, "is no JSON object with messages or turns")
    }
    guard let category = line.category, !category.isEmpty else { throw problem(number, "has no category") }
    switch (line.messages, line.turns) {
    case (let messages?, nil):
      return try item(category, messages: messages, number: number)
    case (nil, let turns?):
      guard !turns.isEmpty, !turns.contains(where: { $0.allSatisfy(\.isWhitespace) }) else {
        throw problem(number, "has an empty turn")
      }
      return SuiteItem(line: number, category: category, exchanges: turns.map { .init(question: $0) })
    case (nil, nil): throw problem(number, "has neither messages nor turns")
    default: throw problem(number, "has both messages and turns")
    }
  }

  private static func item(
    _ category: String, messages: [ChatMessage], number: Int
  ) throws(SuiteError) -> SuiteItem {
    var item = SuiteItem(line: number, category: category, exchanges: [])
    for (index, message) in messages.enumerated() {
      let isAnswered = item.exchanges.last?.reply != nil
      switch message.role {
      case .system where index == 0: item.system = message.content
      case .user where item.exchanges.isEmpty || isAnswered:
        item.exchanges.append(.init(question: message.content))
      case .assistant where !item.exchanges.isEmpty && !isAnswered:
        item.exchanges[item.exchanges.count - 1].reply = message.content
      default: throw problem(number, "has messages that do not alternate between user and assistant")
      }
    }
    guard let last = item.exchanges.last, last.reply == nil else {
      throw problem(number, "does not end with a message of the user")
    }
    return item
  }

  private static func problem(_ number: Int, _ what: String) -> SuiteError {
    SuiteError("Line \(number) of the suite \(what); correct it or take it out.")
  }
}

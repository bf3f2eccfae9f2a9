import ConversationStore
import Foundation

/// Text whose words are as frequent as in a natural language: the n-th word 1/n as often as the first.
struct GeneratedText {
  private static let vocabulary = 30_000
  private static let syllables = [
    "ka", "ten", "lo", "mir", "su", "re", "van", "di", "po", "shel", "an", "tri", "ox", "be",
  ]
  private static let ideographs = Array("天気今日明東京大学中文语言模型学习数据时间问题回答世界中国日本語人生水火木金土山川田")
  private var state: UInt64

  init(seed: UInt64 = 7) { state = seed }

  mutating func conversation(_ number: Int, messages: Int) -> ArchivedConversation {
    let start = Date(timeIntervalSince1970: 1_700_000_000 + Double(number) * 3_600)
    var archived: [ArchivedMessage] = []
    for index in 1...messages {
      let isReply = index.isMultiple(of: 2)
      // Every tenth exchange is an edit: a sibling of the one before.
      let parent = index == 1 ? nil : index % 20 == 1 ? max(1, index - 3) : index - 1
      archived.append(
        ArchivedMessage(
          id: index, parent: parent, role: isReply ? .assistant : .user,
          text: number.isMultiple(of: 20) ? characters(isReply ? 200 : 30) : words(isReply ? 150 : 25),
          state: .complete, created: start + Double(index),
          details: isReply ? ReplyDetails(pair: "starter", mode: "auto", parameters: "{}", seed: 7) : nil))
    }
    return ArchivedConversation(
      title: words(6), titleIsAutomatic: true, isPinned: number.isMultiple(of: 200), created: start,
      updated: start + 60, systemPrompt: nil, persona: nil, chosenRoot: nil, messages: archived)
  }

  /// As people type: a word or its start, two or three words, a quotation, or ideographs.
  mutating func query(_ index: Int) -> String {
    switch index % 8 {
    case 0: Self.word(frequentRank())
    case 1: String(Self.word(frequentRank()).prefix(1))
    case 2: String(Self.word(frequentRank()).prefix(2))
    case 3: String(Self.word(Int(uniform() * Double(Self.vocabulary))).prefix(5))
    case 4: words(2)
    case 5: words(3) + " "
    case 6: "\"" + words(2) + "\""
    default: characters(1 + index / 8 % 3)
    }
  }

  private mutating func words(_ count: Int) -> String {
    (0..<count).map { _ in Self.word(frequentRank()) }.joined(separator: " ")
  }

  private mutating func characters(_ count: Int) -> String {
    String((0..<count).map { _ in Self.ideographs[Int(uniform() * Double(Self.ideographs.count))] })
  }

  /// Ranks by Zipf's law: the logarithm of the rank is uniform.
  private mutating func frequentRank() -> Int {
    Int(pow(Double(Self.vocabulary), uniform())) - 1
  }

  private static func word(_ rank: Int) -> String {
    var (word, rest) = ("", rank)
    repeat {
      word += syllables[rest % syllables.count]
      rest /= syllables.count
    } while rest > 0
    return word
  }

  private mutating func uniform() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / Double(1 << 53)
  }
}

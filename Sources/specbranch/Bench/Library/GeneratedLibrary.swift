import ConversationStore
import Foundation

/// Conversations made up, the newest of them last, in batches that fit into memory.
struct GeneratedLibrary {
  private static let batchMessages = 5_000
  let conversations: Int
  /// How many messages each has, without the newest; the first `longer` have one more.
  private let each: Int
  private let longer: Int
  private let newest: Int
  private var text = GeneratedText()
  /// How many conversations there are so far.
  private(set) var made = 0

  /// - Parameters:
  ///   - messages: in all conversations together.
  ///   - newest: how many of them the newest conversation has; all of them where it is the only one.
  init(messages: Int, conversations: Int, newest: Int) {
    self.conversations = conversations
    let others = max(conversations - 1, 1)
    self.newest = conversations == 1 ? messages : newest
    (each, longer) = (messages - newest).quotientAndRemainder(dividingBy: others)
  }

  /// Nil after the last.
  mutating func nextBatch() -> [ArchivedConversation]? {
    guard made < conversations else { return nil }
    var batch: [ArchivedConversation] = []
    var count = 0
    while made < conversations, count < Self.batchMessages {
      batch.append(conversation(made))
      count += batch.last?.messages.count ?? 0
      made += 1
    }
    return batch
  }

  private mutating func conversation(_ number: Int) -> ArchivedConversation {
    let start = Date(timeIntervalSince1970: 1_700_000_000 + Double(number) * 3_600)
    let isNewest = number == conversations - 1
    let script = script(number)
    let messages = isNewest ? newest : each + (number < longer ? 1 : 0)
    return ArchivedConversation(
      title: text.words(6, script), titleIsAutomatic: true, isPinned: number % 200 == 100, created: start,
      updated: start + Double(messages), systemPrompt: nil, persona: nil, chosenRoot: nil,
      messages: (0..<messages).map { message($0 + 1, start, script) })
  }

  /// One conversation in ten is in another script.
  private func script(_ number: Int) -> GeneratedText.Script {
    switch number % 20 {
    case 3: .ideographs
    case 13: .cyrillic
    default: .latin
    }
  }

  private mutating func message(_ index: Int, _ start: Date, _ script: GeneratedText.Script)
    -> ArchivedMessage
  {
    let isReply = index.isMultiple(of: 2)
    // Every tenth exchange is an edit: a sibling of the one before.
    let parent = index == 1 ? nil : index % 20 == 1 ? max(1, index - 3) : index - 1
    return ArchivedMessage(
      id: index, parent: parent, role: isReply ? .assistant : .user,
      text: isReply ? text.reply(script) : text.words(25, script),
      state: .complete, created: start + Double(index),
      details: isReply ? ReplyDetails(pair: "sprig", mode: "auto", parameters: "{}", seed: 7) : nil)
  }
}

import ConversationExport
import ConversationStore
import Foundation

/// Between what is exported and the archive, which JSON is made of.
extension ExportedConversation {
  init(_ archived: ArchivedConversation) {
    var chosen = Set(archived.messages.compactMap(\.chosenChild))
    if let root = archived.chosenRoot { chosen.insert(root) }
    self.init(
      title: archived.title, created: archived.created, systemPrompt: archived.systemPrompt,
      persona: archived.persona, isPinned: archived.isPinned,
      messages: archived.messages.map { ExportedMessage($0, isChosen: chosen.contains($0.id)) })
  }

  /// What a conversation of the screen is as an archive; nobody knows when its messages were written.
  func archived(at now: Date) -> ArchivedConversation {
    let time = Date(timeIntervalSince1970: now.timeIntervalSince1970.rounded(.down))
    var children: [Int: Int] = [:]
    for message in messages where message.isChosen {
      if let parent = message.parent { children[parent] = message.id }
    }
    return ArchivedConversation(
      title: title, titleIsAutomatic: false, isPinned: isPinned, created: created ?? time, updated: time,
      systemPrompt: systemPrompt, persona: persona,
      chosenRoot: messages.last { $0.isChosen && $0.parent == nil }?.id,
      messages: messages.map { message in
        ArchivedMessage(
          id: message.id, parent: message.parent, role: message.role.archived, text: message.text,
          state: message.ending.archived, created: time, chosenChild: children[message.id],
          attachments: message.attachments.map {
            MessageAttachment(name: $0.name, byteCount: $0.byteCount, text: $0.text)
          },
          details: message.facts.map { facts in
            ReplyDetails(
              pair: facts.pair, mode: facts.mode, parameters: facts.parametersJSON, seed: facts.seed ?? 0,
              figures: facts.figuresJSON, tracePath: facts.tracePath)
          },
          summaries: message.summaries.isEmpty
            ? nil
            : message.summaries.map {
              ArchivedSummary(
                replyLength: $0.replyLength, text: $0.text, pair: $0.pair, created: $0.created ?? time)
            })
      })
  }
}

extension ExportedMessage {
  fileprivate init(_ message: ArchivedMessage, isChosen: Bool) {
    let role: Role =
      switch message.role {
      case .system: .system
      case .user: .user
      case .assistant: .assistant
      }
    let facts = message.details.map { details in
      ReplyFacts(
        pair: details.pair, mode: details.mode, seed: details.seed,
        values: .json(parameters: details.parameters, figures: details.figures),
        tracePath: details.tracePath)
    }
    let ending: Ending =
      switch message.state {
      case .complete: facts?.finish == .length ? .cut : .complete
      case .stopped: .stopped
      case .interrupted, .streaming: .interrupted
      case .failed: .failed
      }
    self.init(
      id: message.id, parent: message.parent, role: role, text: message.text, ending: ending,
      isChosen: isChosen,
      attachments: message.attachments.map {
        Attachment(name: $0.name, byteCount: $0.byteCount, text: $0.text)
      },
      facts: facts,
      summaries: (message.summaries ?? []).map {
        Summary(text: $0.text, pair: $0.pair, replyLength: $0.replyLength, created: $0.created)
      })
  }
}

extension ExportedMessage.Role {
  fileprivate var archived: MessageRole {
    switch self {
    case .system: .system
    case .user: .user
    case .assistant: .assistant
    }
  }
}

extension ExportedMessage.Ending {
  fileprivate var archived: MessageState {
    switch self {
    // What cut it is in its figures.
    case .complete, .cut: .complete
    case .stopped: .stopped
    case .interrupted: .interrupted
    case .failed: .failed
    }
  }
}

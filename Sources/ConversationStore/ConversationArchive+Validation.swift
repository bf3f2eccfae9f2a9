internal import Foundation

extension ConversationArchive {
  /// Checks everything that importing relies on.
  func validate(_ limits: ArchiveLimits) throws(ArchiveProblem) {
    guard conversations.count <= limits.conversations else {
      throw .invalid("it has more than \(limits.conversations) conversations")
    }
    guard conversations.reduce(0, { $0 + $1.messages.count }) <= limits.messages else {
      throw .invalid("it has more than \(limits.messages) messages")
    }
    for (index, conversation) in conversations.enumerated() {
      try conversation.validate(limits, place: "conversation \(index + 1)")
    }
  }
}

extension ArchivedConversation {
  fileprivate func validate(_ limits: ArchiveLimits, place: String) throws(ArchiveProblem) {
    guard title.utf8.count <= limits.nameByteCount, (persona ?? "").utf8.count <= limits.nameByteCount,
      (systemPrompt ?? "").utf8.count <= limits.textByteCount
    else { throw .invalid("the title or prompt of \(place) is too long") }
    try created.validate(place)
    try updated.validate(place)
    var parents: [Int: Int?] = [:]
    for message in messages {
      guard parents.updateValue(message.parent, forKey: message.id) == nil else {
        throw .invalid("\(place) has message \(message.id) twice")
      }
      try message.validate(limits, place: "message \(message.id) of \(place)")
    }
    try validateLinks(parents, place)
  }

  private func validateLinks(_ parents: [Int: Int?], _ place: String) throws(ArchiveProblem) {
    for message in messages {
      if let parent = message.parent, parents[parent] == nil {
        throw .invalid("message \(message.id) of \(place) answers one that is not there")
      }
      if let child = message.chosenChild, parents[child] != .some(message.id) {
        throw .invalid("message \(message.id) of \(place) has chosen an answer that is not its own")
      }
    }
    if let root = chosenRoot, parents[root] != .some(nil) {
      throw .invalid("\(place) starts with a message that is not a first one")
    }
    guard parentsFirst.count == messages.count else {
      throw .invalid("messages of \(place) answer each other in a circle")
    }
  }

  /// The messages so that each follows the one it answers, siblings in their order; those in a circle are left out.
  var parentsFirst: [ArchivedMessage] {
    var seen: Set<Int> = []
    let isInOrder = messages.allSatisfy { message in
      defer { seen.insert(message.id) }
      return message.parent.map(seen.contains) ?? true
    }
    // As exported: the order of creation across branches is kept.
    if isInOrder { return messages }
    let children = Dictionary(grouping: messages) { $0.parent }
    var ordered = children[nil] ?? []
    var next = 0
    while next < ordered.count {
      ordered += children[ordered[next].id] ?? []
      next += 1
    }
    return ordered
  }
}

extension ArchivedMessage {
  fileprivate func validate(_ limits: ArchiveLimits, place: String) throws(ArchiveProblem) {
    try created.validate(place)
    guard text.utf8.count <= limits.textByteCount else { throw .invalid("\(place) is too long") }
    guard attachments.count <= limits.attachmentsPerMessage else {
      throw .invalid("\(place) has too many attachments")
    }
    for attachment in attachments {
      guard attachment.byteCount >= 0, attachment.name.utf8.count <= limits.nameByteCount,
        (attachment.text ?? "").utf8.count <= limits.textByteCount
      else { throw .invalid("an attachment of \(place) has an impossible size or name") }
    }
    guard (summaries ?? []).count <= limits.summariesPerMessage else {
      throw .invalid("\(place) has too many summaries")
    }
    for summary in summaries ?? [] {
      guard role == .assistant, summary.replyLength >= 0, summary.text.utf8.count <= limits.textByteCount,
        summary.pair.utf8.count <= limits.nameByteCount
      else { throw .invalid("a summary of \(place) is too long, or of no reply") }
      try summary.created.validate(place)
    }
    guard let details else { return }
    let names = [details.pair, details.mode, details.tracePath ?? ""]
    guard names.allSatisfy({ $0.utf8.count <= limits.nameByteCount }) else {
      throw .invalid("the details of \(place) are too long")
    }
    for json in [details.parameters, details.figures ?? "{}"] {
      guard json.utf8.count <= 1 << 20,
        (try? JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)) != nil
      else { throw .invalid("the parameters or figures of \(place) are no JSON") }
    }
  }
}

extension Date {
  /// From 1970 to 9999, which every clock and calendar can show.
  fileprivate func validate(_ place: String) throws(ArchiveProblem) {
    guard (0..<253_402_300_800).contains(timeIntervalSince1970) else {
      throw .invalid("the time of \(place) is outside the years 1970 to 9999")
    }
  }
}

import SpecCore

/// Makes the path that is shown, with everything that branches off it, of messages as they were kept.
enum ConversationPath {
  /// From the first message on.
  static func path(of messages: [KeptMessage], newMessage: () -> MessageID) -> [Exchange] {
    var children: [MessageID?: [KeptMessage]] = [:]
    for message in messages { children[message.parent, default: []].append(message) }
    // What follows each message, the message included; backwards, so that it grows at its end.
    var backwards: [MessageID: [Exchange]] = [:]
    for message in messages.reversed() where !message.isReply {
      backwards[message.id] = backwardsPath(from: message, children, &backwards, newMessage)
    }
    return forwards(versions: children[nil] ?? [], &backwards)
  }

  private static func backwardsPath(
    from message: KeptMessage, _ children: [MessageID?: [KeptMessage]],
    _ backwards: inout [MessageID: [Exchange]], _ newMessage: () -> MessageID
  ) -> [Exchange] {
    let kept = (children[message.id] ?? []).filter(\.isReply)
    var replies = kept.map(Reply.init)
    // The program ended before the message was answered.
    if replies.isEmpty { replies = [Reply(id: newMessage(), text: "", status: .interrupted)] }
    let shown = kept.lastIndex(where: \.isChosen) ?? replies.count - 1
    var exchange = Exchange(
      id: message.id, message: message.text, attachments: message.attachments, replies: replies,
      shownReply: shown)
    var following: [Exchange] = []
    for (index, reply) in kept.enumerated() {
      let versions = children[reply.id] ?? []
      if index == shown {
        following = backwardsVersions(versions, &backwards)
      } else if !versions.isEmpty {
        exchange.keep(forwards(versions: versions, &backwards), afterReply: index)
      }
    }
    following.append(exchange)
    return following
  }

  private static func forwards(
    versions: [KeptMessage], _ backwards: inout [MessageID: [Exchange]]
  ) -> [Exchange] {
    backwardsVersions(versions, &backwards).reversed()
  }

  /// The path of the version that is shown, which keeps the others.
  private static func backwardsVersions(
    _ versions: [KeptMessage], _ backwards: inout [MessageID: [Exchange]]
  ) -> [Exchange] {
    guard let shown = versions.lastIndex(where: \.isChosen) ?? versions.indices.last else { return [] }
    guard var path = backwards.removeValue(forKey: versions[shown].id), let head = path.popLast() else {
      return []
    }
    let older = versions[..<shown].compactMap { backwards.removeValue(forKey: $0.id)?.reversed() }
    let newer = versions[(shown + 1)...].compactMap { backwards.removeValue(forKey: $0.id)?.reversed() }
    path.append(head.beside(older: older.map(Array.init), newer: newer.map(Array.init)))
    return path
  }
}

extension Reply {
  fileprivate init(_ kept: KeptMessage) {
    let status: Status =
      switch kept.ending {
      case .complete: .finished(.stop)
      case .cut: .finished(.length)
      case .stopped: .finished(.cancelled)
      case .interrupted: .interrupted
      case .failed: .failed("The reply broke off.")
      }
    self.init(id: kept.id, text: kept.text, status: status)
    (parameters, metrics, provenance) = (kept.parameters, kept.metrics, kept.provenance)
  }
}

import SpecCore
import TerminalCore

/// Which token the panes speak of, and going from token to token.
extension ChatState {
  /// The round whose tokens can be asked about: the cursor's, where it is live the newest that has finished.
  var focusedRound: RoundRecord? {
    if cursor == .live { return rounds.rounds.indices.last.map { rounds.rounds[$0] } }
    return rounds.record(at: cursor)
  }

  /// The chosen token, while the cursor is on its round.
  private var chosen: TokenTape.Entry? {
    guard let chosenEntry, tape.entries.indices.contains(chosenEntry), let round = focusedRound else {
      return nil
    }
    let entry = tape.entries[chosenEntry]
    return entry.reply == round.reply && entry.round == round.round ? entry : nil
  }

  /// The token that Why explains: the chosen one, else the one that decided the round.
  var focusedNode: NodeID? { chosen?.node ?? focusedRound?.decidingNode }

  /// Its entry on the tape, where the cursor has left the live edge.
  var focusedEntry: Int? {
    guard cursor != .live, let round = focusedRound else { return nil }
    if chosen != nil { return chosenEntry }
    return round.decidingNode.flatMap { tape.index(of: $0, reply: round.reply, round: round.round) }
  }

  // MARK: Moving

  /// Chooses the token so many further on the tape, backwards where negative.
  mutating func moveToken(_ steps: Int) {
    let focused =
      focusedEntry
      ?? focusedNode.flatMap { node in
        focusedRound.flatMap { tape.index(of: node, reply: $0.reply, round: $0.round) }
      }
    guard var entry = focused else { return show("There is no token yet.") }
    for _ in 0..<abs(steps) {
      guard let next = nextToken(after: entry, forward: steps > 0) else {
        return show(steps > 0 ? "That is the newest token." : "That is the first token.")
      }
      entry = next
    }
    choose(entry)
  }

  /// The next entry that shows a token which can be chosen; folded ones are passed over.
  private func nextToken(after entry: Int, forward: Bool) -> Int? {
    var next = entry
    repeat {
      next += forward ? 1 : -1
      guard tape.entries.indices.contains(next) else { return nil }
    } while !canChoose(next)
    return next
  }

  private func canChoose(_ index: Int) -> Bool {
    let entry = tape.entries[index]
    guard entry.isToken, unfoldsDiscarded || entry.mark != .ended(.discarded) else { return false }
    return rounds.index(reply: entry.reply, round: entry.round) != nil
  }

  /// Chooses a token of the tape: the cursor goes to the round that decided it.
  mutating func choose(_ entry: Int) {
    guard tape.entries.indices.contains(entry), tape.entries[entry].isToken else { return }
    let token = tape.entries[entry]
    guard let index = rounds.index(reply: token.reply, round: token.round) else {
      return show("The round of this token has not finished yet.")
    }
    chosenEntry = entry
    cursor = .round(index)
    revealCursor()
  }

  /// Brings the text that the cursor's round committed into view.
  mutating func revealCursor() {
    guard cursor != .live else {
      stopLookingBack()
      return conversation.follow()
    }
    guard let round = focusedRound else { return }
    lookBack(toReply: round.reply)
    conversation.reveal(reply: round.reply, height: layout.conversationText.height) {
      $0.start(ofRound: round.round)
    }
  }

  // MARK: The mouse

  /// A press on a token of the tape or of a reply chooses it.
  mutating func pressToken(x: Int, y: Int) {
    for pane in layout.panes where pane.area.contains(x: x, y: y) {
      return pressPane(pane.pane, pane.area.inset(horizontally: 2, vertically: 1), x: x, y: y)
    }
    let text = layout.conversationText
    guard text.contains(x: x, y: y),
      let place = conversation.source(column: x - text.x, row: y - text.y, height: text.height)
    else { return }
    let (reply, source) = place
    if let entry = tape.index(of: source.node, reply: reply, round: source.round) {
      choose(entry)
    } else if let index = rounds.index(reply: reply, round: source.round) {
      cursor = .round(index)
    }
  }

  private mutating func pressPane(
    _ pane: PaneKind, _ area: Rect, x: Int, y: Int
  ) {
    guard pane == .tokens, let entries = TokensPane.entries(self, x: x, y: y, area: area) else { return }
    choose(entries.lowerBound)
  }

  /// Scrolls the log; positive is towards older messages.
  mutating func scrollLog(by messages: Int) {
    let before = log.scrollBack
    log.scroll(by: messages)
    if log.scrollBack == before { show(messages > 0 ? "The log starts here." : "The log ends here.") }
  }
}

extension RoundRecord {
  /// The token that the round turned on: the first one rejected, else what came at the branch point, else
  /// the last one committed; in a round that was broken off, the first one dropped.
  var decidingNode: NodeID? {
    if let rejected = verdicts.first(where: { !$0.accepted && $0.rank == 0 }) {
      // A surviving branch says more than the first one that lost to it.
      return committed.last { $0.origin == .branch }?.node ?? rejected.node
    }
    return committed.last?.node ?? reasons.keys.min()
  }
}

import SpecCore

/// Decided tokens in the order of the decisions: what was accepted, what replaced what, what came to nothing.
struct TokenTape: Equatable, Sendable {
  enum Mark: Equatable, Sendable {
    case committed(TokenOrigin)
    /// Drafted, and ended; `pending` between its rejection and the event that ends it.
    case ended(DraftFate)
    /// A reply starts, with its number.
    case reply(Int)
  }

  struct Entry: Equatable, Sendable {
    let text: String
    let node: NodeID
    /// The conversation's reply it belongs to, counted from 0, and the round in it that decided it.
    let reply: Int
    let round: Int
    var mark: Mark

    /// Whether it is a token, no border between replies.
    var isToken: Bool { if case .reply = mark { false } else { true } }
    fileprivate var place: (Int, Int) { (reply, round) }
  }

  /// The most tokens kept: some 6 MB.
  static let capacity = 100_000

  private(set) var entries = RingBuffer<Entry>(capacity: capacity)
  /// Fates of the running reply's drafted tokens.
  private(set) var counts = FateCounts()
  /// Tokens of the target's own in the running reply, by origin.
  private(set) var own: [TokenOrigin: Int] = [:]
  private var replies = 0
  /// Texts of drafted tokens not yet decided.
  private var undecided: [NodeID: String] = [:]
  /// The rejected tokens that the next committed token replaces.
  private var rejected: [NodeID] = []
  /// Rejected tokens on the tape whose fate is still to be told, by their index there.
  private var awaitingFate: [NodeID: Int] = [:]

  // MARK: Finding

  /// The entries that a round of a reply decided.
  func entries(reply: Int, round: Int) -> Range<Int> {
    firstIndex { $0.place >= (reply, round) }..<firstIndex { $0.place > (reply, round) }
  }

  /// The token's place, where the tape still has it.
  func index(of node: NodeID, reply: Int, round: Int) -> Int? {
    entries(reply: reply, round: round).first { entries[$0].node == node && entries[$0].isToken }
  }

  /// The first entry that passes; those that do stand behind those that do not.
  private func firstIndex(where passes: (Entry) -> Bool) -> Int {
    var (low, high) = (entries.startIndex, entries.endIndex)
    while low < high {
      let middle = (low + high) / 2
      if passes(entries[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  // MARK: The fold

  mutating func update(_ event: DecodingEvent) {
    switch event {
    case .runStarted: startReply()
    case .draftExtended(let extended): for token in extended.tokens { draft(token) }
    case .branchOpened(let branch): if !branch.carriedOver { draft(branch.candidate) }
    case .verdict(let verdict): if !verdict.accepted, verdict.rank == 0 { rejected.append(verdict.node) }
    case .committed(let committed): for token in committed.tokens { commit(token, committed.round) }
    case .rolledBack(let ended): for node in ended.nodes { end(node, .rolledBack, ended.round) }
    case .discarded(let ended): for node in ended.nodes { end(node, .discarded, ended.round) }
    default: break
    }
  }

  private mutating func startReply() {
    replies += 1
    counts = FateCounts()
    own = [:]
    undecided = [:]
    rejected = []
    awaitingFate = [:]
    append("", .prompt, 0, .reply(replies))
  }

  private mutating func append(_ text: String, _ node: NodeID, _ round: Int, _ mark: Mark) {
    entries.append(Entry(text: text, node: node, reply: replies - 1, round: round, mark: mark))
  }

  private mutating func draft(_ token: DraftedToken) {
    counts.drafted += 1
    undecided[token.node] = token.text
  }

  private mutating func commit(_ entry: Committed.Entry, _ round: Int) {
    if entry.origin != .draft { showRejected(round) }
    if entry.node.isDrafted {
      if undecided.removeValue(forKey: entry.node) != nil { counts.add(.accepted) }
    } else {
      own[entry.origin, default: 0] += 1
    }
    append(entry.text, entry.node, round, .committed(entry.origin))
  }

  /// Puts what was rejected in front of what takes its place.
  private mutating func showRejected(_ round: Int) {
    for node in rejected {
      guard let text = undecided[node] else { continue }
      awaitingFate[node] = entries.endIndex
      append(text, node, round, .ended(.pending))
    }
    rejected = []
  }

  private mutating func end(_ node: NodeID, _ fate: DraftFate, _ round: Int) {
    guard let text = undecided.removeValue(forKey: node) else { return }
    counts.add(fate)
    if let index = awaitingFate.removeValue(forKey: node) {
      if entries.indices.contains(index) { entries[index].mark = .ended(fate) }
    } else {
      append(text, node, round, .ended(fate))
    }
  }
}

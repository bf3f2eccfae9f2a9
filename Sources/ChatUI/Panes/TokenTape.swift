import SpecCore

/// Decided tokens in the order of the decisions: what was accepted, what replaced what, what was rolled back.
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
    var mark: Mark
  }

  /// The most tokens kept.
  static let capacity = 20_000

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

  mutating func update(_ event: DecodingEvent) {
    switch event {
    case .runStarted: startReply()
    case .draftExtended(let extended): for token in extended.tokens { draft(token) }
    case .branchOpened(let branch): if !branch.carriedOver { draft(branch.candidate) }
    case .verdict(let verdict): if !verdict.accepted, verdict.rank == 0 { rejected.append(verdict.node) }
    case .committed(let committed): for token in committed.tokens { commit(token) }
    case .rolledBack(let ended): for node in ended.nodes { end(node, .rolledBack) }
    case .discarded(let ended): for node in ended.nodes { end(node, .discarded) }
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
    entries.append(Entry(text: "", mark: .reply(replies)))
  }

  private mutating func draft(_ token: DraftedToken) {
    counts.drafted += 1
    undecided[token.node] = token.text
  }

  private mutating func commit(_ entry: Committed.Entry) {
    if entry.origin != .draft { showRejected() }
    if entry.node.isDrafted {
      if undecided.removeValue(forKey: entry.node) != nil { counts.add(.accepted) }
    } else {
      own[entry.origin, default: 0] += 1
    }
    entries.append(Entry(text: entry.text, mark: .committed(entry.origin)))
  }

  /// Puts what was rejected in front of what takes its place.
  private mutating func showRejected() {
    for node in rejected {
      guard let text = undecided[node] else { continue }
      awaitingFate[node] = entries.endIndex
      entries.append(Entry(text: text, mark: .ended(.pending)))
    }
    rejected = []
  }

  private mutating func end(_ node: NodeID, _ fate: DraftFate) {
    guard let text = undecided.removeValue(forKey: node) else { return }
    counts.add(fate)
    if let index = awaitingFate.removeValue(forKey: node) {
      if entries.indices.contains(index) { entries[index].mark = .ended(fate) }
    } else if fate == .rolledBack {
      entries.append(Entry(text: text, mark: .ended(fate)))
    }
  }
}

import SpecCore
import TerminalCore

/// The tree of the round that runs, and above it that of the round before with its verdict.
enum BranchesPane {
  struct State: Equatable, Sendable {
    /// Characters kept of the text committed before a round.
    static let tailLimit = 160

    private(set) var current = RoundTree(round: 1, root: .prompt, tail: "")
    private(set) var last: RoundTree?
    /// The one before it, with what its step in flight still brought.
    private(set) var lastButOne: RoundTree?
    /// Fates of the running reply's drafted tokens, as they were shown.
    private(set) var counts = FateCounts()
    /// What the user wants, and what mode `auto` made of it.
    private var parameters = DecodingParameters()
    private var decision: GovernorDecided?
    /// Whether the reply has ended.
    private(set) var isOver = false
    private var lastCommitted = NodeID.prompt
    private var tail = ""
    /// Nodes of a step in flight that joined the tree of the round before: they share its fate.
    private var late: Set<NodeID> = []

    /// ε as the runtime uses it.
    var threshold: Double {
      let chosen = parameters.mode == .auto ? decision : nil
      return chosen?.confidenceThreshold ?? parameters.confidenceThreshold
    }

    /// The rounds to show, the older one first.
    var shown: [ShownRound] {
      var shown: [ShownRound] = []
      func add(_ tree: RoundTree, _ name: String) {
        shown.append(
          ShownRound(tree: tree, name: name, threshold: tree.finished?.confidenceThreshold ?? threshold))
      }
      if let last { add(last, "last round") }
      let hasBegun = !current.nodes.isEmpty || current.isVerifying
      if hasBegun || (last != nil && !isOver) { add(current, "this round") }
      return shown
    }

    mutating func update(_ event: DecodingEvent) {
      switch event {
      case .runStarted(let start):
        self = State()
        parameters = start.parameters
      case .forwardStarted(let forward) where forward.kind == .verification:
        current.round = forward.round
        current.startVerifying(chainLength: forward.tokens - 1)
      case .draftExtended(let extended): for token in extended.tokens { insert(token) }
      case .branchOpened(let branch): open(branch)
      case .committed(let committed): for token in committed.tokens { commit(token) }
      case .rolledBack(let ended): end(ended, .rolledBack)
      case .discarded(let ended): end(ended, .discarded)
      case .roundFinished(let round): finish(round)
      case .runFinished: isOver = true
      case .parametersChanged(let change): parameters = change.parameters
      case .governorDecided(let decided): decision = decided
      default: break
      }
    }

    private mutating func insert(_ token: DraftedToken) {
      counts.drafted += 1
      current.insert(token)
      guard token.parent != current.root, current.nodes[token.parent] == nil, last?.nodes[token.parent] != nil
      else { return }
      last?.insert(token)
      late.insert(token.node)
    }

    private mutating func open(_ branch: BranchOpened) {
      if !branch.carriedOver { counts.drafted += 1 }
      current.open(branch)
    }

    private mutating func commit(_ entry: Committed.Entry) {
      if entry.node.isDrafted {
        if current.decide(entry.node, .accepted) { counts.add(.accepted) }
      } else {
        current.commitOwn(entry, after: lastCommitted)
      }
      lastCommitted = entry.node
      tail = String((tail + entry.text).suffix(Self.tailLimit))
    }

    private mutating func end(_ ended: NodesEnded, _ fate: DraftFate) {
      for node in ended.nodes {
        if current.decide(node, fate) { counts.add(fate) }
        if late.remove(node) != nil { last?.decide(node, fate) }
      }
    }

    private mutating func finish(_ round: RoundFinished) {
      current.finished = round
      lastButOne = last
      last = current
      late = []
      current = current.next(root: lastCommitted, tail: tail, chainLength: round.nextDraftLength)
    }
  }

  /// A round as the pane names it.
  struct ShownRound {
    let tree: RoundTree
    let name: String
    /// ε as it was used in it.
    let threshold: Double
  }

  /// From this height on both rounds are shown.
  private static let heightForBoth = 12

  static func title(_ state: ChatState) -> [String] {
    guard let round = shown(state).last?.tree.round else { return ["Branches"] }
    return ["Branches · round \(round)", "Branches"]
  }

  /// The rounds to show, the older one first: the live ones, or that of the cursor and the one before it.
  private static func shown(_ state: ChatState) -> [ShownRound] {
    guard case .round(let index) = state.cursor, let record = state.rounds.record(at: state.cursor),
      let tree = record.tree?.tree
    else { return state.branches.shown }
    let past = ShownRound(tree: tree, name: "past round", threshold: record.confidenceThreshold)
    guard let before = state.rounds.record(at: .round(index - 1)), before.reply == record.reply,
      let older = before.tree?.tree
    else { return [past] }
    return [ShownRound(tree: older, name: "round before", threshold: before.confidenceThreshold), past]
  }

  static func draw(_ state: ChatState, into buffer: inout Buffer, area: Rect) {
    var area = area
    var shown = shown(state)
    guard !shown.isEmpty else {
      return PaneHint.draw("The draft's guesses grow here while a reply runs.", into: &buffer, area: area)
    }
    if area.height > heightForBoth {
      drawLegend(into: &buffer, area: area.takeBottom(1), lines: state.lines)
    }
    if area.height < heightForBoth, shown.count > 1 {
      // Where one round has room, the verdict stays until the next round's branches open.
      let keepsOlder = state.cursor == .live && state.branches.current.candidates.isEmpty
      shown.remove(at: keepsOlder ? 1 : 0)
    }
    let views = shown.map {
      RoundTreeView(
        tree: $0.tree, name: $0.name, threshold: $0.threshold, glyphs: TokenGlyphs(lines: state.lines))
    }
    let heights = heights(views.map { $0.rowsWanted(width: area.width) }, rows: area.height)
    for (view, height) in zip(views, heights) { view.draw(into: &buffer, area: area.takeTop(height)) }
  }

  /// Halves, so that rounds keep their places; where one is too low, it gets what the other leaves empty.
  private static func heights(_ wanted: [Int], rows: Int) -> [Int] {
    guard wanted.count == 2 else { return [rows] }
    let half = rows / 2
    if wanted[0] > half, wanted[1] < rows - half { return [rows - wanted[1], wanted[1]] }
    if wanted[1] > rows - half, wanted[0] < half { return [wanted[0], rows - wanted[0]] }
    return [half, rows - half]
  }

  private static func drawLegend(into buffer: inout Buffer, area: Rect, lines: LineStyle) {
    let glyphs = TokenGlyphs(lines: lines)
    let fates: [DraftFate] = [.accepted, .rolledBack, .discarded, .pending]
    let items = fates.map {
      Span("\(glyphs.glyph($0)) \(TokenGlyphs.name($0))", TokenGlyphs.role($0))
    }
    buffer.draw(items, separator: "  ", x: area.x, y: area.y, limit: area.width)
  }
}

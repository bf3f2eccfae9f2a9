import SpecCore

/// The conversation with its layout: the lines of every entry, wrapped once for the width in force.
struct LaidOutConversation: Equatable, Sendable {
  private(set) var entries: [ConversationEntry] = []
  private var flows: [EntryFlow] = []
  /// Columns of a line.
  private(set) var width = 80
  /// Whether replies are shown as they were produced, instead of rendered.
  private(set) var showsSource = false
  private(set) var lineCount = 0
  /// Lines hidden below the screen; 0 follows the newest text.
  private(set) var scrollBack = 0
  /// Whether text has come below the screen since it was scrolled away.
  private(set) var hasNewBelow = false

  /// The latest message and its replies, in the conversation that the pair remembers.
  var lastExchange: Exchange? {
    guard let index = lastExchangeIndex, case .exchange(let exchange) = entries[index] else { return nil }
    return exchange
  }

  private var lastExchangeIndex: Int? {
    let index = entries.lastIndex { entry in
      switch entry {
      case .exchange, .newConversation: true
      default: false
      }
    }
    guard let index, case .exchange = entries[index] else { return nil }
    return index
  }

  mutating func append(_ entry: ConversationEntry) {
    entries.append(entry)
    flows.append(EntryFlow(entry, width: width, showsSource: showsSource))
    grow(by: flows[flows.count - 1].lineCount)
  }

  /// Changes the latest exchange and lays out what has changed.
  mutating func updateLastExchange(_ change: (inout Exchange) -> Void) {
    guard let index = lastExchangeIndex, case .exchange(var exchange) = entries[index] else { return }
    change(&exchange)
    replace(index, by: .exchange(exchange))
  }

  /// Takes the latest exchange back, for a message that could not be sent.
  mutating func removeLastExchange() {
    guard let index = lastExchangeIndex else { return }
    entries.remove(at: index)
    grow(by: -flows.remove(at: index).lineCount)
  }

  /// Puts the mark below the oldest `dropped` turns of the conversation that the pair remembers.
  mutating func markDropped(_ dropped: Int) {
    let start = entries.lastIndex(of: .newConversation).map { $0 + 1 } ?? 0
    for index in entries.indices.dropFirst(start).reversed() where isContextMark(entries[index]) {
      remove(index)
    }
    guard dropped > 0 else { return }
    var turns = 0
    for index in entries.indices.dropFirst(start) {
      guard case .exchange = entries[index] else { continue }
      turns += 1
      if turns == dropped { return insert(.contextMark(dropped: dropped), at: index + 1) }
    }
  }

  /// Lays everything out for another width.
  mutating func setWidth(_ width: Int) {
    guard width != self.width else { return }
    self.width = width
    layOutAgain()
  }

  /// Shows replies as they were produced, or rendered.
  mutating func showSource(_ shows: Bool) {
    guard shows != showsSource else { return }
    showsSource = shows
    layOutAgain()
  }

  private mutating func layOutAgain() {
    let anchor = scrollBack > 0 ? locate(lineCount - scrollBack) : nil
    let counts = flows.map(\.lineCount)
    flows = zip(entries, flows).map {
      EntryFlow($0, width: width, showsSource: showsSource, reusing: $1)
    }
    lineCount = flows.reduce(0) { $0 + $1.lineCount }
    guard let anchor else { return }
    // The line below the view stays in about the same place of its entry.
    let start = flows.prefix(anchor.entry).reduce(0) { $0 + $1.lineCount }
    let line = anchor.line * flows[anchor.entry].lineCount / max(counts[anchor.entry], 1)
    scrollBack = max(lineCount - start - line, 1)
  }

  /// The entry that holds a line, and the line's index in it; nil beyond the end.
  private func locate(_ line: Int) -> (entry: Int, line: Int)? {
    var line = line
    for (entry, flow) in flows.enumerated() {
      if line < flow.lineCount { return (entry, line) }
      line -= flow.lineCount
    }
    return nil
  }

  /// Moves the view; positive is towards older text.
  ///
  /// - Parameter height: rows on the screen.
  mutating func scroll(by lines: Int, height: Int) {
    scrollBack = min(max(scrollBack + lines, 0), max(lineCount - height, 0))
    if scrollBack == 0 { hasNewBelow = false }
  }

  /// Shows the oldest line on top.
  mutating func showStart(height: Int) {
    scroll(by: lineCount, height: height)
    hasNewBelow = false
  }

  mutating func follow() {
    scrollBack = 0
    hasNewBelow = false
  }

  /// The lines on the screen, from top to bottom, by entry and line within it.
  func visibleLines(height: Int) -> [(entry: Int, line: Int)] {
    let last = lineCount - min(scrollBack, max(lineCount - height, 0))
    let first = max(last - max(height, 0), 0)
    var result: [(entry: Int, line: Int)] = []
    var entry = flows.count - 1
    var start = lineCount
    while entry >= 0, start > first {
      start -= flows[entry].lineCount
      let lines =
        max(first - start, 0)..<max(min(last - start, flows[entry].lineCount), max(first - start, 0))
      result.insert(contentsOf: lines.map { (entry, $0) }, at: 0)
      entry -= 1
    }
    return result
  }

  func flow(_ entry: Int) -> EntryFlow { flows[entry] }

  private func isContextMark(_ entry: ConversationEntry) -> Bool {
    if case .contextMark = entry { return true }
    return false
  }

  private mutating func insert(_ entry: ConversationEntry, at index: Int) {
    entries.insert(entry, at: index)
    flows.insert(EntryFlow(entry, width: width, showsSource: showsSource), at: index)
    grow(by: flows[index].lineCount)
  }

  private mutating func remove(_ index: Int) {
    entries.remove(at: index)
    grow(by: -flows.remove(at: index).lineCount)
  }

  private mutating func replace(_ index: Int, by entry: ConversationEntry) {
    let old = flows[index]
    entries[index] = entry
    flows[index] = EntryFlow(entry, width: width, showsSource: showsSource, reusing: old)
    grow(by: flows[index].lineCount - old.lineCount)
  }

  /// Keeps the same text in view while it is scrolled away from the end.
  private mutating func grow(by lines: Int) {
    lineCount += lines
    guard scrollBack > 0 else { return }
    scrollBack = max(scrollBack + lines, 0)
    if lines > 0 { hasNewBelow = true }
    if scrollBack == 0 { hasNewBelow = false }
  }
}

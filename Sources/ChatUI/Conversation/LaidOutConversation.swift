import SpecCore

/// The conversation with its layout: the lines of every entry, wrapped once for the width in force.
///
/// It is bounded: beyond `entryCapacity` entries, or `textCapacity` bytes of text, the oldest are left out (some
/// 70 MB in all, where every reply is full of short tokens). The latest exchange always stays.
struct LaidOutConversation: Equatable, Sendable {
  static let entryCapacity = 10_000
  /// Of messages and replies, in UTF-8.
  static let textCapacity = 4_000_000

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
  /// UTF-8 length of all messages and replies.
  private var textLength = 0
  /// Exchanges that have been left out.
  private(set) var turnsLeftOut = 0

  /// The latest message and its replies.
  var lastExchange: Exchange? { lastExchangeIndex.flatMap { entries[$0].exchange } }

  private var lastExchangeIndex: Int? { entries.lastIndex { $0.exchange != nil } }

  /// Whether nothing has been said, or nothing is left of it.
  var isEmpty: Bool { turnsLeftOut == 0 && lastExchange == nil }

  /// The path through the conversation that is shown.
  var path: [Exchange] { entries.compactMap(\.exchange) }

  /// The entry of the message of that number on the path, from 0; nil if it has fewer.
  func entry(ofMessage number: Int) -> Int? {
    entries.indices.filter { entries[$0].exchange != nil }.dropFirst(number).first
  }

  mutating func append(_ entry: ConversationEntry) {
    entries.append(entry)
    flows.append(EntryFlow(entry, width: width, showsSource: showsSource))
    grow(by: flows[flows.count - 1].lineCount)
    textLength += Self.textLength(entry)
    leaveOldestOut()
  }

  /// Changes the latest exchange and lays out what has changed.
  mutating func updateLastExchange(_ change: (inout Exchange) -> Void) {
    guard let index = lastExchangeIndex, case .exchange(var exchange) = entries[index] else { return }
    let before = exchange.textLength
    // Its text is held once, so that it grows in place.
    entries[index] = .failure("")
    change(&exchange)
    replace(index, by: .exchange(exchange))
    textLength += exchange.textLength - before
  }

  /// Takes over how many tokens a file has that went with messages of the path.
  mutating func takeTokenCount(of file: Attachment) {
    for index in entries.indices {
      guard case .exchange(var exchange) = entries[index], exchange.takeTokenCount(of: file) else { continue }
      replace(index, by: .exchange(exchange))
    }
  }

  private static func textLength(_ entry: ConversationEntry) -> Int {
    if case .exchange(let exchange) = entry { exchange.textLength } else { 0 }
  }

  /// Leaves the oldest entries out, a tenth at a time, where there are too many; the latest exchange stays.
  private mutating func leaveOldestOut() {
    guard entries.count > Self.entryCapacity || textLength > Self.textCapacity else { return }
    let (most, longest) = (Self.entryCapacity * 9 / 10, Self.textCapacity * 9 / 10)
    var (end, messages) = (0, 0)
    let latest = lastExchangeIndex ?? entries.count - 1
    while end < latest, entries.count - end > most || textLength > longest {
      switch entries[end] {
      case .exchange(let exchange):
        textLength -= exchange.textLength
        messages += 1
        turnsLeftOut += 1
      case .leftOut(let count): messages += count
      case .welcome, .contextMark, .summaryMark, .pairMark, .failure: break
      }
      end += 1
    }
    lineCount -= flows[..<end].reduce(0) { $0 + $1.lineCount }
    entries.removeSubrange(..<end)
    flows.removeSubrange(..<end)
    guard messages > 0 else { return }
    entries.insert(.leftOut(count: messages), at: 0)
    flows.insert(EntryFlow(entries[0], width: width), at: 0)
    lineCount += flows[0].lineCount
  }

  /// Shows another path from the message of that number on; marks and failures below it go.
  mutating func replacePath(fromMessage number: Int, by path: [Exchange]) {
    let first = entry(ofMessage: number) ?? entries.count
    while entries.count > first { remove(entries.count - 1) }
    for exchange in path { append(.exchange(exchange)) }
  }

  /// Starts over with nothing.
  mutating func clear() {
    (entries, flows, lineCount) = ([], [], 0)
    (textLength, turnsLeftOut) = (0, 0)
    follow()
  }

  /// Puts the mark below the oldest `dropped` turns, which the pair does not see any more.
  mutating func markDropped(_ dropped: Int) {
    for index in entries.indices.reversed() where isContextMark(entries[index]) { remove(index) }
    insert(.contextMark(dropped: dropped), belowTurn: dropped)
  }

  /// Puts the mark below the turns that a summary stands for.
  mutating func markSummary(_ mark: SummaryMark?) {
    if let index = summaryEntry { remove(index) }
    if let mark { insert(.summaryMark(mark), belowTurn: mark.turns) }
  }

  var summaryEntry: Int? {
    entries.firstIndex { if case .summaryMark = $0 { true } else { false } }
  }

  /// - Parameter number: of the turn, from 1, those that have been left out counted.
  private mutating func insert(_ entry: ConversationEntry, belowTurn number: Int) {
    var turns = turnsLeftOut
    for index in entries.indices where entries[index].exchange != nil {
      turns += 1
      if turns == number { return insert(entry, at: index + 1) }
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
    textLength -= Self.textLength(entries[index])
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

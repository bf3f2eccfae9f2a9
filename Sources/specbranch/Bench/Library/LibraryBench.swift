import Bench
import ConversationStore
import Foundation
import SpecCore
import SpecEngine
import TerminalCore
import TerminalCurses
import ThemeCatalog

/// Takes a file of conversations through the chat's store and screen, and times it.
///
/// It lives on a thread of its own, as the screen does.
actor LibraryBench {
  /// How often each thing is measured.
  struct Counts {
    var opens: Int
    var searches: Int
    var frames: Int
  }

  nonisolated let executor = ThreadExecutor(name: "screen")
  private let location: ConversationLocation
  private let size: Size
  private let counts: Counts
  private let cancellation: CancellationFlag

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(_ location: ConversationLocation, size: Size, counts: Counts, cancellation: CancellationFlag) {
    self.location = location
    self.size = size
    self.counts = counts
    self.cancellation = cancellation
  }

  /// - Throws: `CancellationError` when it is stopped.
  func report() async throws -> LibraryReport {
    let extent = try await extent()
    let borrowed = try BorrowedTerminal(size: size)
    defer { borrowed.giveBack() }
    var environment = ProcessInfo.processInfo.environment
    environment["TERM"] = "xterm-256color"
    let terminal = CursesTerminal(environment: environment, depth: .direct)
    let input = try terminal.start(reportingMouse: false)
    defer { terminal.stop() }
    let interrupts = Task { [cancellation] in
      for await case .quitRequested in input.events { cancellation.set() }
    }
    defer { interrupts.cancel() }
    terminal.resize()
    let theme = (try? ThemeCatalog.standard().theme(named: "dark")) ?? .monochrome
    PeakMemory.reset()
    let open = try await measureOpening(terminal, theme)
    let screen = BenchedScreen(location, terminal, theme)
    try await screen.openNewest()
    let conversation = try frames(counts.frames, borrowed) {
      scrollKey(screen, $0, page: .pageUp, far: .pageDown)
    }
    try await screen.ask(.alt("L"))
    let list = try frames(counts.frames, borrowed) { scrollKey(screen, $0, page: .down, far: .pageDown) }
    let filter = try measureFilter(screen, borrowed)
    _ = screen.press(.escape)
    let search = try await measureSearches(screen)
    try await screen.close()
    return LibraryReport(
      programVersion: ProgramVersion.current, machine: .current, conversations: extent.conversations,
      messages: extent.messages, newestMessages: extent.newest, fileBytes: fileBytes, columns: size.width,
      rows: size.height, open: open, search: search, filter: filter, scrollList: list,
      scrollConversation: conversation, peakMemoryBytes: PeakMemory.bytes)
  }

  // MARK: The file

  private func extent() async throws -> (conversations: Int, messages: Int, newest: Int) {
    let library = try ConversationLibrary(location)
    let titles = try await library.titles()
    guard let newest = titles.max(by: { $0.updated < $1.updated }) else {
      throw CommandFailure("\(location.path) holds no conversation; name another folder.")
    }
    var messages = 0
    for title in titles { messages += try await library.tree(title.id).messages.count }
    let ofNewest = try await library.tree(newest.id).messages.count
    try library.close()
    return (titles.count, messages, ofNewest)
  }

  private var fileBytes: Int {
    ["", "-wal"].reduce(0) { sum, suffix in
      let attributes = try? FileManager.default.attributesOfItem(atPath: location.path + suffix)
      return sum + ((attributes?[.size] as? Int) ?? 0)
    }
  }

  // MARK: Measuring

  private func measureOpening(_ terminal: CursesTerminal, _ theme: Theme) async throws
    -> LibraryReport.Opening
  {
    var (all, conversations, lists): ([Double], [Double], [Double]) = ([], [], [])
    for _ in 0..<counts.opens {
      try checkCancellation()
      let start = MonotonicClock.now()
      let screen = BenchedScreen(location, terminal, theme)
      try await screen.openNewest()
      let opened = MonotonicClock.now()
      try await screen.ask(.alt("L"))
      let listed = MonotonicClock.now()
      conversations.append(1e3 * (opened - start))
      lists.append(1e3 * (listed - opened))
      all.append(1e3 * (listed - start))
      try await screen.close()
    }
    return LibraryReport.Opening(
      all: TimeFigures(all), newestConversation: TimeFigures(conversations), list: TimeFigures(lists))
  }

  /// Steps of one kind, and every tenth a larger one.
  private func scrollKey(_ screen: BenchedScreen, _ index: Int, page: KeyEvent, far: KeyEvent)
    -> BenchedScreen.FrameTime
  {
    screen.press(index % 10 == 9 ? far : page)
  }

  private func frames(
    _ count: Int, _ borrowed: BorrowedTerminal, _ press: (Int) -> BenchedScreen.FrameTime
  ) throws -> LibraryReport.Frames {
    let bytes = borrowed.byteCount
    var times: [BenchedScreen.FrameTime] = []
    for index in 0..<count {
      try checkCancellation()
      times.append(press(index))
    }
    return LibraryReport.Frames(
      drawn: TimeFigures(times.map(\.drawn)), shown: TimeFigures(times.map(\.shown)),
      bytesPerFrame: Double(borrowed.byteCount - bytes) / Double(max(count, 1)))
  }

  /// Words typed letter by letter, each after the one before was cleared.
  private func measureFilter(_ screen: BenchedScreen, _ borrowed: BorrowedTerminal) throws
    -> LibraryReport.Frames
  {
    var text = GeneratedText(seed: 5)
    var letters: [Character] = []
    return try frames(counts.frames, borrowed) { _ in
      if letters.isEmpty {
        _ = screen.press(.control("u"))
        letters = Array(text.words(1).prefix(8)).reversed()
      }
      return screen.press(.character(letters.removeLast()))
    }
  }

  private func measureSearches(_ screen: BenchedScreen) async throws -> LibraryReport.Searching {
    var text = GeneratedText(seed: 99)
    var all: [Double] = []
    var kinds: [String: LibraryReport.Searching.Kind] = [:]
    _ = screen.press(.alt("/"))
    for kind in QueryKind.allCases {
      var (times, hits): ([Double], Int) = ([], 0)
      for index in 0..<counts.searches {
        try checkCancellation()
        let query = kind.query(index, &text)
        _ = screen.press(.control("u"))
        let start = MonotonicClock.now()
        try await screen.ask(.paste(query))
        times.append(1e3 * (MonotonicClock.now() - start))
        hits += screen.hits
      }
      kinds[kind.rawValue] = LibraryReport.Searching.Kind(time: TimeFigures(times), hits: hits)
      all += times
    }
    return LibraryReport.Searching(all: TimeFigures(all), kinds: kinds)
  }

  private func checkCancellation() throws {
    if cancellation.isSet { throw CancellationError() }
  }
}

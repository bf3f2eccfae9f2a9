/// What many conversations cost their user; all times in milliseconds.
public struct LibraryReport: Codable, Equatable, Sendable {
  /// Until the terminal has the frame.
  public struct Opening: Codable, Equatable, Sendable {
    /// Opening the file and showing the newest conversation, then the list of all.
    public var all: TimeFigures
    public var newestConversation: TimeFigures
    public var list: TimeFigures

    public init(all: TimeFigures, newestConversation: TimeFigures, list: TimeFigures) {
      self.all = all
      self.newestConversation = newestConversation
      self.list = list
    }
  }

  /// From the last key of what is typed until what was found is on the terminal.
  public struct Searching: Codable, Equatable, Sendable {
    public var all: TimeFigures
    /// By kind of query.
    public var kinds: [String: Kind]

    public struct Kind: Codable, Equatable, Sendable {
      public var time: TimeFigures
      /// Over all queries; the screen shows the best of each only.
      public var hits: Int

      public init(time: TimeFigures, hits: Int) {
        self.time = time
        self.hits = hits
      }
    }

    public init(all: TimeFigures, kinds: [String: Kind]) {
      self.all = all
      self.kinds = kinds
    }
  }

  /// From a key to its frame.
  public struct Frames: Codable, Equatable, Sendable {
    /// Until every cell is drawn.
    public var drawn: TimeFigures
    /// Until the terminal has it, too.
    public var shown: TimeFigures
    /// What the terminal was sent.
    public var bytesPerFrame: Double

    public init(drawn: TimeFigures, shown: TimeFigures, bytesPerFrame: Double) {
      self.drawn = drawn
      self.shown = shown
      self.bytesPerFrame = bytesPerFrame
    }
  }

  public var programVersion: String
  public var machine: BenchSetting.Machine
  public var conversations: Int
  public var messages: Int
  /// Of the newest conversation.
  public var newestMessages: Int
  /// Of the file with its log.
  public var fileBytes: Int
  public var columns: Int
  public var rows: Int
  public var open: Opening
  public var search: Searching
  /// Each letter typed into the list.
  public var filter: Frames
  public var scrollList: Frames
  public var scrollConversation: Frames
  public var peakMemoryBytes: Int

  public init(
    programVersion: String, machine: BenchSetting.Machine, conversations: Int, messages: Int,
    newestMessages: Int,
    fileBytes: Int, columns: Int, rows: Int, open: Opening, search: Searching, filter: Frames,
    scrollList: Frames,
    scrollConversation: Frames, peakMemoryBytes: Int
  ) {
    self.programVersion = programVersion
    self.machine = machine
    self.conversations = conversations
    self.messages = messages
    self.newestMessages = newestMessages
    self.fileBytes = fileBytes
    self.columns = columns
    self.rows = rows
    self.open = open
    self.search = search
    self.filter = filter
    self.scrollList = scrollList
    self.scrollConversation = scrollConversation
    self.peakMemoryBytes = peakMemoryBytes
  }

  /// The report as JSON, names in snake case.
  public func json() throws -> String { try ReportJSON.text(of: self) }
}

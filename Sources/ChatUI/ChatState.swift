public import SpecCore
public import TerminalCore

/// Everything the screen shows, folded from inputs by `ChatProgram.update`.
public struct ChatState: Equatable, Sendable {
  /// What the program around the chat knows when it starts.
  public struct Start: Sendable {
    public var size: Size
    public var lines: LineStyle
    public var parameters: DecodingParameters
    /// The pair's own, which the parameters pane compares with; nil takes `parameters`.
    public var defaults: DecodingParameters?
    var defaultsSource = DefaultsSource.pair
    /// Of the first reply; nil takes another one at random for each.
    public var seed: UInt64?
    /// Messages of earlier sessions, from oldest to newest.
    public var history: [String]
    /// Themes that can be chosen, and the one in use.
    public var themes: [String]
    public var theme: String
    public var keys = KeyMap.standard
    /// The user's own, by number, beside or instead of the built-in ones.
    public var presets: [Int: Preset] = [:]
    public var reportsMouse = true
    /// Whether messages are written with vi's keys.
    public var usesVi = false
    /// The persona that the first conversation has.
    public var persona: String?
    /// Whether copying may reach the terminal's clipboard.
    public var usesClipboard = true
    /// What stands before the first message.
    public var system: String?
    /// What stands there without a persona.
    public var ownSystem: String?
    public var contextPolicy = ContextPolicy.dropOldest
    /// What the user should know from the start, each one sentence.
    public var warnings: [String] = []
    /// What is played, where no pair is loaded.
    public var recording: Recording?
    /// The panes to begin with, and one in the conversation's place; nil shows the usual ones.
    public var panes: [PaneKind]?
    public var zoomed: PaneKind?
    /// The file that all events are written to, if there is one.
    public var tracePath: String?

    public init(
      size: Size, lines: LineStyle = .unicode, parameters: DecodingParameters = DecodingParameters(),
      defaults: DecodingParameters? = nil, seed: UInt64? = nil, history: [String] = [], themes: [String] = [],
      theme: String = ""
    ) {
      self.size = size
      self.lines = lines
      self.parameters = parameters
      self.defaults = defaults
      self.seed = seed
      self.history = history
      self.themes = themes
      self.theme = theme
    }
  }

  enum Phase: Equatable, Sendable {
    /// How much of each model's file has been loaded, in [0, 1].
    case loading([Lane: Double])
    case ready(PairSummary)
    /// The sentence says why, and what to do.
    case failed(String)
  }

  enum Focus: Equatable, Sendable {
    /// Characters go into the message.
    case typing
    /// Characters are commands.
    case tuning
    /// Keys act on the parameters pane, where it is shown; the others are commands.
    case parameters
    /// Keys choose messages and replies and do something with them.
    case messages
  }

  var size: Size
  var lines: LineStyle
  /// Nil in a chat with a pair.
  var recording: Recording?
  var phase = Phase.loading([:])
  /// The pair that is being loaded instead of another.
  var loadingPair: String?
  /// Whether the user has called that off.
  var isCancellingPair = false
  var focus = Focus.typing
  var conversation = LaidOutConversation()
  /// Where the conversation is kept, and what it is called; nil and empty before its first message.
  var key: ConversationKey?
  var title = ""
  var isPinned = false
  var library = LibraryState()
  /// The message or reply that is chosen, while the keys go to the messages.
  var chosenMessage: MessageChoice?
  /// Whether the number of a code block is awaited, to copy it.
  var awaitsCode = false
  var editor = InputEditor()
  /// The files that it names.
  var desk = AttachmentDesk()
  /// What completes a command in the input, and the text for which that was closed.
  var completions: SlashCompletions?
  var dismissedText: String?
  var lookup = SlashLookup()
  /// The message that the input changes.
  var editing: MessageEdit?
  var history: InputHistory
  /// Nil where messages are not written with vi's keys.
  var vi: ViKeys?
  /// What the conversation begins with, and what a new one does.
  var instructions: Instructions
  var usualInstructions: Instructions
  /// What stands before the first message without a persona.
  var ownSystem: String?
  /// The personas that were found last.
  var personas: [Persona] = []
  var panes = PaneSelection()
  /// The border that the mouse holds.
  var drag: BorderDrag?
  /// First line of the help shown; nil hides it.
  var helpScroll: Int?
  /// The list that lies over the screen.
  var list: ListOverlay?
  var notice: TransientNotice?

  var parameters: ParameterState
  /// The pace that the pacing key comes back to.
  var lastPace: EmulatedLanes?
  /// The reply being decoded.
  var run: RunState?
  /// Figures of the running reply, else of the last one.
  var metrics: DecodingMetrics?
  /// Speed of that reply over the baseline's, where one was measured at its pace.
  var speedUp: Double?
  var contextUsed = 0
  var contextCount = ContextCount()
  var contextLength = 0
  /// What the pair has summed up of the conversation, on every branch of it.
  var summaries: [TurnSummary] = []
  /// Whether the summary in use is shown below its mark.
  var showsSummary = false
  /// Turns that are no longer in the pair's context.
  var droppedTurns = 0
  /// Whether the user has been told that the context is nearly full.
  var warnedOfContext = false
  /// Whether the user has been told that the message in the input makes turns go.
  var toldOfRoom = false
  var baseline = Baseline()
  /// The baseline being measured.
  var measurement: BaselineMeasurement?

  /// How much decoding is held up, so that it can be watched.
  var pacing = Pacing()

  var branches = BranchesPane.State()
  var tape = TokenTape()
  var timeline = TimelinePane.State()
  /// Rounds that a column of the draft length pane shows.
  var roundsPerColumn = 1
  var parametersPane = ParametersPane.State()
  var presets: [Int: Preset]
  /// The comparison that lies over the screen, and how many there were.
  var comparison: Comparison?
  var comparisons = 0
  /// What is told about a reply, over the screen.
  var about: AboutReply?
  /// Every round of the conversation, and which of them the panes show.
  var rounds = RoundHistory()
  var cursor = InspectorCursor.live
  /// The reply that was shown before the cursor went to another one's rounds.
  var lookedBackFrom: MessageID?
  /// The token that was chosen, by its entry on the tape; it counts as long as the cursor is on its round.
  var chosenEntry: Int?
  /// Whether the tape shows each discarded token, or folds neighbours into a count.
  var unfoldsDiscarded = false
  var log = EventLog()
  /// How far Why is scrolled; nil before it was.
  var whyScroll: WhyPane.Scroll?

  /// The keys, with the user's changes.
  var keyMap: KeyMap
  var coloursByOrigin = false
  var reportsMouse = true
  let usesClipboard: Bool
  let tracePath: String?
  var themes: [String]
  var theme: String
  /// Ticks in which a second Ctrl-C quits.
  var ticksToQuit = 0
  var nextTurn = TurnID(1)
  var nextMessage: UInt64 = 1

  public init(_ start: Start) {
    size = start.size
    lines = start.lines
    history = InputHistory(start.history)
    parameters = ParameterState(
      start.parameters, seed: start.seed, defaults: start.defaults, from: start.defaultsSource,
      contextPolicy: start.contextPolicy)
    lastPace = start.parameters.emulation
    themes = start.themes
    theme = start.theme
    keyMap = start.keys
    usesClipboard = start.usesClipboard
    tracePath = start.tracePath
    instructions = Instructions(system: start.system, persona: start.persona)
    usualInstructions = instructions
    presets = Preset.builtIn.merging(start.presets) { _, own in own }
    for warning in start.warnings { log.add(warning, .warning) }
    if let panes = start.panes { self.panes = PaneSelection(showing: panes) }
    if let pane = start.zoomed { panes.zoom(on: pane) }
    if let recording = start.recording {
      self.recording = recording
      // Not as a loaded pair: a recording needs no welcome. Its keys are those of time, not of writing.
      (phase, focus, contextLength) = (.ready(recording.pair), .tuning, recording.pair.contextLength)
    }
    reportsMouse = start.reportsMouse
    ownSystem = start.ownSystem
    if start.usesVi { vi = ViKeys() }
    if let warning = start.warnings.first {
      let more = start.warnings.count - 1
      show(more > 0 ? "\(warning) (And \(more) more; specbranch doctor lists them.)" : warning, .warning)
    }
    relayout()
  }

  // MARK: What the program around the chat may ask

  /// Whether a reply is being decoded.
  public var isRunning: Bool { run != nil }
  /// Whether something changes with time alone, so that ticks are needed.
  public var needsTicks: Bool { notice != nil || ticksToQuit > 0 }
  /// The parameters that the next reply uses.
  public var wantedParameters: DecodingParameters { parameters.wanted }
  /// What is written and not yet sent. While a message is edited that is what was written before, and what has been changed.
  public var unsentText: String {
    guard let editing else { return editor.text }
    let path = conversation.path
    let original = path.indices.contains(editing.message) ? path[editing.message].message : ""
    let changed = editor.text == original ? "" : editor.text
    return [editing.unsent, changed].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// Another value whenever `unsentText` may be another one; that takes longer the longer the text is.
  public var unsentRevision: [Int] { [editor.revision, editing?.message ?? -1] }

  /// What stands before the first message, from the next reply on.
  var system: String? { instructions.system }
  /// The persona of the conversation.
  var persona: String? { instructions.persona }

  var pair: PairSummary? {
    if case .ready(let pair) = phase { return pair }
    return nil
  }

  // MARK: Layout

  var layout: ChatLayout { ChatLayout(size: size, wishes: wishes) }

  private var wishes: ChatLayout.Wishes {
    let width = ChatLayout.inputWidth(size: size, wishes: panes)
    let noticeRows = noticeLines.reduce(0) { $0 + DisplayWidth.wrap($1.text, to: max(noticeWidth, 1)).count }
    return ChatLayout.Wishes(
      panes: panes, inputRows: editor.rows(width: width).count, noticeRows: noticeRows)
  }

  /// What stands above the input: a sentence for a while, and the files that the message names.
  var noticeLines: [Span] {
    let sentence = notice.map { Span($0.sentence, $0.kind == .warning ? .warning : .systemText) }
    return [sentence].compactMap(\.self) + attachmentLines
  }

  private var noticeWidth: Int { ChatLayout(size: size, wishes: .init(panes: panes)).input.width - 2 }

  /// Columns of the text being written.
  var inputWidth: Int { ChatLayout.inputWidth(size: size, wishes: panes) }

  /// Lays the conversation out for the screen as it is now.
  mutating func relayout() {
    editor.setWidth(inputWidth)
    let text = layout.conversationText
    if text.width > 0 { conversation.setWidth(text.width) }
    conversation.scroll(by: 0, height: text.height)
  }

  mutating func show(_ sentence: String, _ kind: TransientNotice.Kind = .note) {
    notice = TransientNotice(sentence: sentence, kind: kind)
  }
}

import TerminalCore

/// Where keys go.
enum KeyContext: Equatable, Sendable, CaseIterable {
  /// Characters go into the message.
  case typing
  /// Characters are commands.
  case tuning
  /// The parameters pane has the keys; those it does not use work as in tuning.
  case parameters
  /// A number is typed for a parameter.
  case number
  /// A number is awaited to save a preset under.
  case preset
  /// A command is being written, and a list shows what it can be; other keys work as in typing.
  case completing
  /// Keys choose messages and replies.
  case messages
  /// The number of a code block is awaited, to copy it.
  case codeBlock
  /// A comparison of two settings lies over the screen.
  case comparison
  /// What is told about a reply does.
  case about
  /// The help lies over the screen.
  case help
  /// The command palette does; characters search in it.
  case commands
  /// The theme picker does.
  case themes
  /// Another list does; characters search in it.
  case picker
  /// The picker of pairs does.
  case pairs
  /// The list of conversations does; characters search in it.
  case conversations
  /// The list of deleted conversations does; characters search in it.
  case deleted
  /// The search in everything that was said does; characters go into what is looked for.
  case search
  /// A conversation's title is being written.
  case title
  /// The choice of what happens when the context is full lies over the screen.
  case contextPolicies
}

extension [KeyContext] {
  static let lists: [KeyContext] = longLists + [.contextPolicies]
  /// The lists that may have many rows.
  static let longLists: [KeyContext] = [
    .commands, .themes, .picker, .pairs, .conversations, .deleted, .search,
  ]
  /// The lists in which characters search.
  static let typed: [KeyContext] = [.commands, .picker, .conversations, .deleted, .search]
  /// The lists of what is kept.
  static let kept: [KeyContext] = [.conversations, .deleted, .search]
  /// The lists in which letters are keys.
  static let pickers: [KeyContext] = [.themes, .pairs, .contextPolicies]
}

/// A key, what it does and where.
struct KeyStroke: Equatable, Sendable {
  let key: KeyEvent
  let command: Command
  let contexts: [KeyContext]

  static func `in`(_ contexts: [KeyContext], _ key: KeyEvent, _ command: Command) -> KeyStroke {
    KeyStroke(key: key, command: command, contexts: contexts)
  }

  static func typing(_ key: KeyEvent, _ command: Command) -> KeyStroke { .in([.typing], key, command) }

  static func tuning(_ key: KeyEvent, _ command: Command) -> KeyStroke { .in([.tuning], key, command) }

  /// In typing, and in tuning.
  static func both(_ key: KeyEvent, _ command: Command) -> KeyStroke {
    .in([.typing, .tuning], key, command)
  }

  /// A letter in tuning; with Alt in both.
  static func letter(_ character: Character, _ command: Command) -> [KeyStroke] {
    [.tuning(.character(character), command), .both(.alt(character), command)]
  }
}

/// One line of the help: keys that belong together, and what they do.
struct KeyBinding: Equatable, Sendable {
  /// In the order of the help: what one does most comes first.
  enum Section: String, CaseIterable, Sendable {
    case conversation = "The conversation"
    case tuning = "Tuning, while a reply runs too"
    case panes = "What is shown"
    case time = "Holding a reply up to watch it"
    case library = "Conversations that are kept"
    case messages = "Messages and replies, chosen with M"
    case message = "Writing a message"
    case parameters = "The parameters pane"
    case comparison = "Comparing two settings"
    case lists = "In a list"
    case program = "The program"
  }

  let section: Section
  /// At most two words, for the hint line.
  let label: String
  let help: String
  let strokes: [KeyStroke]
  /// How soon the hint line gives it up, by context; not shown there where there is none.
  let hints: [KeyContext: Int]

  init(
    _ section: Section, _ label: String, _ help: String, hints: [KeyContext: Int] = [:],
    _ strokes: [[KeyStroke]]
  ) {
    self.section = section
    self.label = label
    self.help = help
    self.hints = hints
    self.strokes = strokes.flatMap { $0 }
  }

  /// The keys as they are named in a context; only the first for each command where `short`.
  func keys(in context: KeyContext, short: Bool) -> [String] {
    var commands: [Command] = []
    var names: [String] = []
    for stroke in strokes where stroke.contexts.contains(context) {
      if short, commands.contains(stroke.command) { continue }
      commands.append(stroke.command)
      names.append(stroke.key.name)
    }
    return names
  }
}

extension KeyEvent {
  /// The key that it stands for where it has no meaning of its own.
  var simpler: KeyEvent? {
    switch self {
    case .textStart: .home
    case .textEnd: .end
    default: nil
    }
  }

  /// The key's name on the screen.
  var name: String {
    switch self {
    case .character(let character): character == " " ? "Space" : String(character)
    case .enter: "Enter"
    case .newline: "Alt-Enter"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .escape: "Esc"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .control(let character): "Ctrl-\(character.uppercased())"
    case .alt(let character): "Alt-\(character)"
    case .wordLeft: "Ctrl-Left"
    case .wordRight: "Ctrl-Right"
    case .textStart: "Ctrl-Home"
    case .textEnd: "Ctrl-End"
    case .function(let number): "F\(number)"
    case .paste, .pasteCut: "Paste"
    case .mouse(let event): event.kind == .wheelUp || event.kind == .wheelDown ? "Wheel" : "Click"
    }
  }
}

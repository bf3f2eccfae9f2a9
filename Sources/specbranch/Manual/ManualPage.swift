import Configuration

/// The manual page in roff, from what the argument parser and the table of settings say.
struct ManualPage {
  private let root: ParserHelp.Command

  init(_ root: ParserHelp.Command) { self.root = root }

  var text: String {
    """
    .TH SPECBRANCH 1 "" "specbranch \(Self.escaped(ProgramVersion.current))" "User Commands"
    .SH NAME
    specbranch \\- \(Self.escaped(lowercasedAbstract))
    .SH SYNOPSIS
    .B specbranch
    [\\fIcommand\\fR] [\\fIoptions\\fR]
    .SH DESCRIPTION
    \(Self.paragraphs(root.discussion ?? ""))
    .SH COMMANDS
    \(commands(of: root, prefix: ""))\
    .SH SETTINGS
    \(Self.paragraphs(settingsIntroduction))
    \(SettingTable.all.map(setting).joined())\
    .SH FILES
    \(files)
    """
  }

  private var lowercasedAbstract: String {
    let abstract = root.abstract ?? ""
    return abstract.prefix(1).lowercased() + abstract.dropFirst()
  }

  // MARK: Commands

  private func commands(of command: ParserHelp.Command, prefix: String) -> String {
    (command.subcommands ?? []).filter { $0.shouldDisplay ?? true && $0.commandName != "help" }
      .map { section($0, prefix: prefix) }.joined()
  }

  private func section(_ command: ParserHelp.Command, prefix: String) -> String {
    let name = prefix + command.commandName
    let arguments = (command.arguments ?? []).filter { $0.shouldDisplay ?? true }
    return ".SS \(Self.escaped(name))\n" + Self.paragraphs(command.abstract ?? "") + "\n"
      + (command.discussion.map { ".PP\n" + Self.paragraphs($0) + "\n" } ?? "")
      + arguments.map(entry).joined() + commands(of: command, prefix: name + " ")
  }

  private func entry(_ argument: ParserHelp.Argument) -> String {
    let value = argument.valueName.map { "\\fI\(Self.escaped($0))\\fR" }
    let label: String
    if argument.kind == "positional" {
      label = value ?? ""
    } else {
      let names = (argument.names ?? []).map {
        "\\fB\(Self.escaped(($0.kind == "short" ? "-" : "--") + $0.name))\\fR"
      }
      label = names.joined(separator: ", ") + (argument.kind == "option" ? " " + (value ?? "") : "")
    }
    let usual = argument.defaultValue.map { " (default: \($0))" } ?? ""
    return ".TP\n\(label)\n\(Self.line((argument.abstract ?? "") + usual))\n"
  }

  // MARK: Settings

  private var settingsIntroduction: String {
    """
    Every setting is a key of the settings file and has an environment variable; most have an option. What counts \
    most comes first: an option of the command line, an environment variable, what you keep for the pair \
    (specbranch models set, pairs/NAME.toml beside the settings file), what the pair's manifest says, the settings \
    file (a profile, [profiles.NAME], before its top level), the default.
    """
  }

  private func setting(_ definition: SettingDefinition) -> String {
    let places = ([definition.option.map { "--" + $0 }] + [definition.variable]).compactMap(\.self)
    return """
      .TP
      \\fB\(Self.escaped(definition.name.rawValue))\\fR
      \(Self.line(definition.sentence)) \(Self.escaped("Values: \(definition.kind.summary). Default: \(definition.defaultText). Also "))\
      \(Self.escaped(places.joined(separator: ", "))).

      """
  }

  private var files: String {
    [
      ("$XDG_CONFIG_HOME/specbranch/config.toml", "The settings (else below ~/.config)."),
      ("$XDG_CONFIG_HOME/specbranch/keys.toml", "Keys of the chat."),
      ("$XDG_CONFIG_HOME/specbranch/presets.toml", "Presets of the chat's parameters, as it saves them."),
      ("$XDG_CONFIG_HOME/specbranch/pairs/NAME.toml", "Settings for one pair, as models set writes them."),
      ("$XDG_CONFIG_HOME/specbranch/personas/NAME.md", "System prompts of yours, for --persona."),
      ("$XDG_CONFIG_HOME/specbranch/themes/", "Themes of yours; SPECBRANCH_THEMES names more folders."),
      (
        "$XDG_DATA_HOME/specbranch/conversations.sqlite",
        "Conversations that are kept (else below ~/.local/share)."
      ),
      ("$XDG_DATA_HOME/specbranch/models/", "Pairs of yours."),
      ("$XDG_STATE_HOME/specbranch/specbranch.log", "The log (else below ~/.local/state)."),
      ("$XDG_STATE_HOME/specbranch/history.jsonl", "Messages that were written, for the chat's history."),
    ].map { ".TP\n\\fI\(Self.escaped($0.0))\\fR\n\(Self.line($0.1))\n" }.joined()
  }

  // MARK: Roff

  private static func paragraphs(_ text: String) -> String {
    text.split(separator: "\n").map { line(String($0)) }.joined(separator: "\n.PP\n")
  }

  /// A line of text; a dot or quote at its front would make it a request.
  private static func line(_ text: String) -> String {
    let text = escaped(String(text.map { $0 == "\n" ? " " : $0 }))
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
  }

  /// Every character as itself, in ASCII, however roff is called.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "~": result += "\\(ti"
      case "^": result += "\\(ha"
      case _ where !scalar.isASCII:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}

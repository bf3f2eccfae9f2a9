/// What the highlighter knows of a language: its words and how its comments and strings look.
struct CodeLanguage: Sendable {
  struct Quote: Sendable {
    let open: String
    let close: String
    /// Whether it goes on over line ends.
    var spansLines = false
    var escape: Character? = "\\"

    init(_ open: String, _ close: String? = nil, spansLines: Bool = false, escape: Character? = "\\") {
      self.open = open
      self.close = close ?? open
      self.spansLines = spansLines
      self.escape = escape
    }
  }

  var keywords: Set<String> = []
  var types: Set<String> = []
  var lineComments: [String] = []
  var blockComment: (open: String, close: String)?
  var nestsComments = false
  /// Longer ones first.
  var quotes: [Quote] = [Quote("\""), Quote("'")]
  /// Whether words that start with a capital are types.
  var capitalsAreTypes = false
  /// Whether a word before an opening parenthesis is a function.
  var callsAreFunctions = true
  var ignoresCase = false
  /// Characters that words have besides letters, digits and the underscore.
  var wordCharacters: Set<Character> = []
  /// Marks that make the word after them a keyword: `@main`, `#include`.
  var keywordMarks: Set<Character> = []
  /// Whether a word before this mark is a key, shown as a keyword.
  var keyMarks: Set<Character> = []
  /// Markup: names in angle brackets are keywords, everything between tags is text.
  var isMarkup = false

  /// The language of that name after a fence; nil where it is not known.
  static func named(_ name: String) -> CodeLanguage? { byName[name] }

  private static let byName: [String: CodeLanguage] = {
    let names: [(CodeLanguage, String)] = [
      (swift, "swift"), (python, "python py python3 ipython"),
      (javaScript, "javascript js jsx mjs typescript ts tsx node"),
      (c, "c h cpp c++ cc cxx hpp objc objective-c cuda"), (rust, "rust rs"), (go, "go golang"),
      (java, "java kotlin kt scala groovy"), (cSharp, "csharp cs c#"),
      (shell, "sh bash shell zsh console shell-session fish"),
      (json, "json json5 jsonc jsonl"), (toml, "toml ini conf cfg"), (yaml, "yaml yml"),
      (markup, "html xml svg xhtml vue"), (css, "css scss less"), (sql, "sql postgresql mysql sqlite"),
      (ruby, "ruby rb"), (php, "php"), (lua, "lua"), (make, "makefile make dockerfile docker cmake"),
    ]
    return names.reduce(into: [:]) { all, entry in
      for name in entry.1.split(separator: " ") { all[String(name)] = entry.0 }
    }
  }()

  static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }
}

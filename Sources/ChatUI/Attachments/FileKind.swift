/// What a text file holds, in a word for people: by its name, else by how its text begins.
enum FileKind {
  static func name(path: String, text: String) -> String {
    let file = (path.split(separator: "/").last.map(String.init) ?? path).lowercased()
    if let known = wholeNames[file] { return known }
    if let dot = file.lastIndex(of: "."), let known = endings[String(file[file.index(after: dot)...])] {
      return known
    }
    return byContent(text) ?? "text"
  }

  private static let wholeNames = [
    "makefile": "Makefile", "gnumakefile": "Makefile", "dockerfile": "Dockerfile",
    "containerfile": "Dockerfile",
    "cmakelists.txt": "CMake", "package.swift": "Swift", ".gitignore": "Git settings",
    ".gitattributes": "Git settings", ".gitconfig": "Git settings", ".bashrc": "shell script",
    ".zshrc": "shell script", ".profile": "shell script", ".vimrc": "Vim script",
  ]

  private static let endings = byEnding([
    "assembler": "s asm", "AWK": "awk", "C": "c h", "C++": "cc cpp cxx hpp hh hxx", "C#": "cs",
    "Clojure": "clj cljs", "CMake": "cmake", "CSS": "css scss less", "CSV": "csv", "CUDA": "cu cuh",
    "Dart": "dart", "diff": "diff patch", "Elixir": "ex exs", "Erlang": "erl hrl", "Fortran": "f f90 f95",
    "Go": "go", "GraphQL": "graphql gql", "Groovy": "groovy gradle", "Haskell": "hs",
    "HTML": "html htm xhtml",
    "INI": "ini cfg conf", "Java": "java", "JavaScript": "js mjs cjs jsx", "JSON": "json geojson ipynb",
    "JSON lines": "jsonl ndjson", "Julia": "jl", "Kotlin": "kt kts", "LaTeX": "tex bib sty",
    "Lisp": "lisp el scm",
    "log": "log", "Lua": "lua", "Markdown": "md markdown", "Metal": "metal", "Nix": "nix",
    "Objective-C": "m mm",
    "OCaml": "ml mli", "Org": "org", "Perl": "pl pm", "PHP": "php", "PowerShell": "ps1",
    "Protocol Buffers": "proto",
    "Python": "py pyi pyw", "R": "r rmd", "reStructuredText": "rst", "Ruby": "rb", "Rust": "rs",
    "Scala": "scala sc",
    "shell script": "sh bash zsh fish ksh", "SQL": "sql", "subtitles": "srt vtt", "SVG": "svg",
    "Swift": "swift",
    "text": "txt text", "TOML": "toml", "TSV": "tsv", "TypeScript": "ts mts cts tsx", "Vim script": "vim",
    "XML": "xml xsd xsl plist rss", "YAML": "yaml yml", "Zig": "zig",
  ])

  private static func byEnding(_ kinds: [String: String]) -> [String: String] {
    var table: [String: String] = [:]
    for (kind, endings) in kinds {
      for ending in endings.split(separator: " ") { table[String(ending)] = kind }
    }
    return table
  }

  // MARK: By content

  /// As far as a first line tells anything.
  private static let firstLineLimit = 256

  private static func byContent(_ text: String) -> String? {
    let start = text.unicodeScalars.prefix(firstLineLimit).drop {
      $0.properties.isWhitespace || $0 == "\u{feff}"
    }
    let line = String(String.UnicodeScalarView(start.prefix { $0 != "\n" && $0 != "\r" })).lowercased()
    if line.hasPrefix("#!") { return script(line) }
    if line.hasPrefix("<?xml") { return "XML" }
    if line.hasPrefix("<!doctype html") || line.hasPrefix("<html") { return "HTML" }
    if line.hasPrefix("diff --git") || line.hasPrefix("--- a/") { return "diff" }
    return isJSON(line, text) ? "JSON" : nil
  }

  /// What runs it.
  private static func script(_ line: String) -> String {
    let interpreters = [
      ("python", "Python"), ("node", "JavaScript"), ("ruby", "Ruby"), ("perl", "Perl"), ("swift", "Swift"),
      ("awk", "AWK"), ("lua", "Lua"), ("php", "PHP"),
    ]
    return interpreters.first { line.contains($0.0) }?.1 ?? "shell script"
  }

  /// An object or a list from beginning to end, as far as both ends tell.
  private static func isJSON(_ line: String, _ text: String) -> Bool {
    let end = text.unicodeScalars.suffix(firstLineLimit).last { !$0.properties.isWhitespace }
    let inside = line.dropFirst().first { $0 != " " }
    switch (line.first, end) {
    case ("{", "}"): return inside == nil || inside == "\"" || inside == "}"
    case ("[", "]"): return inside.map { "{[\"]-tfn0123456789".contains($0) } ?? true
    default: return false
    }
  }
}

import Testing

@testable import Markdown

@Suite struct CodeHighlighterTests {
  private func marks(_ language: String, _ code: String) -> [String] {
    var highlighter = CodeHighlighter(language: language)
    return code.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      let characters = Array(line)
      return highlighter.marks(String(line)).map { "\($0.kind):\(String(characters[$0.range]))" }
    }
  }

  @Test(arguments: [
    ("swift", "let x = f(1) // no", ["keyword:let", "function:f", "number:1", "comment:// no"]),
    (
      "python", "@a\ndef f(x): return '''a\nb''' # c",
      [
        "keyword:@a", "keyword:def", "function:f", "keyword:return", "string:'''a", "string:b'''",
        "comment:# c",
      ]
    ),
    (
      "js", "const s = `a\n${b}`; new Map()",
      [
        "keyword:const", "string:`a", "string:${b}`", "keyword:new", "type:Map",
      ]
    ),
    (
      "c", "#include <x>\nint a = 0x1F; /* b\nc */ char d = '\\'';",
      [
        "keyword:#include", "type:int", "number:0x1F", "comment:/* b", "comment:c */", "type:char",
        "string:'\\''",
      ]
    ),
    ("rust", "fn f<'a>(s: &'a str) {}", ["keyword:fn", "type:str"]),
    ("sh", "echo \"a $b\" # c", ["keyword:echo", "string:\"a $b\"", "comment:# c"]),
    ("json", "{\"a\": [1.5, \"b\", null]}", ["keyword:\"a\"", "number:1.5", "string:\"b\"", "keyword:null"]),
    ("yaml", "key: true # x", ["keyword:key", "keyword:true", "comment:# x"]),
    (
      "html", "<a href=\"b\">c</a>",
      ["keyword:<a", "type:href", "string:\"b\"", "keyword:>", "keyword:</a", "keyword:>"]
    ),
    ("sql", "SELECT a FROM b -- c", ["keyword:SELECT", "keyword:FROM", "comment:-- c"]),
    ("klingon", "let x = 1", []),
  ])
  func theUsualIsMarked(language: String, code: String, expected: [String]) {
    #expect(marks(language, code) == expected)
  }

  @Test func aStringThatIsNotClosedEndsWithItsLine() {
    #expect(marks("swift", "let a = \"b\nlet c") == ["keyword:let", "string:\"b", "keyword:let"])
  }
}

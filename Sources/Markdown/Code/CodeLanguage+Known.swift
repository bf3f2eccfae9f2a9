/// The languages that replies are full of. Words are lists, one line of text each.
extension CodeLanguage {
  private static func family(_ keywords: String, types: String = "") -> CodeLanguage {
    CodeLanguage(
      keywords: words(keywords), types: words(types), lineComments: ["//"], blockComment: ("/*", "*/"))
  }

  static let swift: CodeLanguage = {
    var language = family(
      "actor any as associatedtype async await break case catch class consuming continue convenience default defer deinit didSet do dynamic else enum extension fallthrough false fileprivate final for func get guard if import in indirect infix init inout internal is isolated lazy let mutating nil nonisolated nonmutating open operator override package postfix precedencegroup prefix private protocol public repeat required rethrows return self Self set some static struct subscript super switch throw throws true try typealias unowned var weak where while willSet yield"
    )
    language.nestsComments = true
    language.capitalsAreTypes = true
    language.quotes = [
      Quote("\"\"\"", spansLines: true), Quote("#\"", "\"#", escape: nil), Quote("\""),
    ]
    language.keywordMarks = ["@", "#"]
    return language
  }()

  static let python = CodeLanguage(
    keywords: words(
      "and as assert async await break case class continue def del elif else except False finally for from global if import in is lambda match None nonlocal not or pass raise return self True try while with yield"
    ),
    types: words(
      "bool bytearray bytes complex dict float frozenset int list object set str tuple type Exception"),
    lineComments: ["#"],
    quotes: [
      Quote("\"\"\"", spansLines: true), Quote("'''", spansLines: true), Quote("\""), Quote("'"),
    ],
    capitalsAreTypes: true, keywordMarks: ["@"])

  static let javaScript: CodeLanguage = {
    var language = family(
      "abstract as async await break case catch class const continue debugger declare default delete do else enum export extends false finally for from function get if implements import in infer instanceof interface is keyof let namespace new null of private protected public readonly return satisfies set static super switch this throw true try type typeof undefined var void while with yield",
      types: "any bigint boolean never number object string symbol unknown")
    language.quotes = [Quote("\""), Quote("'"), Quote("`", spansLines: true)]
    language.capitalsAreTypes = true
    language.wordCharacters = ["$"]
    language.keywordMarks = ["@"]
    return language
  }()

  static let c: CodeLanguage = {
    var language = family(
      "alignas alignof asm auto break case catch class co_await co_return co_yield concept const consteval constexpr constinit const_cast continue decltype default delete do dynamic_cast else enum explicit export extern false final for friend goto if inline mutable namespace new noexcept nullptr NULL operator override private protected public register reinterpret_cast requires restrict return sizeof static static_assert static_cast struct switch template this thread_local throw true try typedef typeid typename union using virtual volatile while",
      types:
        "bool char char8_t char16_t char32_t double float int int8_t int16_t int32_t int64_t long ptrdiff_t short signed size_t ssize_t string uint8_t uint16_t uint32_t uint64_t uintptr_t unsigned vector void wchar_t"
    )
    language.keywordMarks = ["#"]
    return language
  }()

  static let rust: CodeLanguage = {
    var language = family(
      "as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref return self Self static struct super trait true type unsafe use where while",
      types: "bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize")
    language.nestsComments = true
    language.capitalsAreTypes = true
    // A single quote starts lifetimes, too.
    language.quotes = [Quote("r#\"", "\"#", spansLines: true, escape: nil), Quote("\"", spansLines: true)]
    return language
  }()

  static let go: CodeLanguage = {
    var language = family(
      "break case chan const continue default defer else fallthrough false for func go goto if import interface iota map nil package range return select struct switch true type var",
      types:
        "any bool byte complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr"
    )
    language.quotes = [Quote("\""), Quote("'"), Quote("`", spansLines: true, escape: nil)]
    return language
  }()

  static let java: CodeLanguage = {
    var language = family(
      "abstract as assert break by case catch class companion const continue data def default do else enum extends false final finally for fun if implements import in init instanceof interface internal is lateinit lazy match native new null object open operator override package private protected public record return sealed static strictfp super suspend switch synchronized this throw throws trait transient true try typealias val var volatile when while with yield",
      types: "boolean byte char double float int long short void")
    language.quotes = [Quote("\"\"\"", spansLines: true), Quote("\""), Quote("'")]
    language.capitalsAreTypes = true
    language.keywordMarks = ["@"]
    return language
  }()

  static let cSharp: CodeLanguage = {
    var language = family(
      "abstract as async await base break case catch checked class const continue default delegate do else enum event explicit extern false finally fixed for foreach get goto if implicit in init interface internal is lock namespace new null operator out override params partial private protected public readonly record ref return sealed set sizeof stackalloc static struct switch this throw true try typeof unchecked unsafe using var virtual volatile when where while yield",
      types:
        "bool byte char decimal double dynamic float int long nint object sbyte short string uint ulong ushort void"
    )
    language.quotes = [Quote("@\"", "\"", spansLines: true, escape: nil), Quote("\""), Quote("'")]
    language.capitalsAreTypes = true
    return language
  }()

  static let shell = CodeLanguage(
    keywords: words(
      "alias break case cd continue declare do done echo elif else end esac eval exec exit export false fi for function if in local printf read readonly return set shift source sudo test then time trap true unset until while"
    ),
    lineComments: ["#"],
    quotes: [
      Quote("\"", spansLines: true), Quote("'", spansLines: true, escape: nil), Quote("`"),
    ],
    callsAreFunctions: false, wordCharacters: ["-"], keywordMarks: ["$"])

  static let json = CodeLanguage(
    keywords: ["true", "false", "null"], lineComments: ["//"], quotes: [Quote("\"")],
    callsAreFunctions: false, keyMarks: [":"])

  static let toml = CodeLanguage(
    keywords: ["true", "false"], lineComments: ["#", ";"],
    quotes: [
      Quote("\"\"\"", spansLines: true), Quote("'''", spansLines: true, escape: nil), Quote("\""),
      Quote("'", escape: nil),
    ],
    callsAreFunctions: false, wordCharacters: ["-", "."], keyMarks: ["="])

  static let yaml = CodeLanguage(
    keywords: ["true", "false", "null", "yes", "no", "on", "off"], lineComments: ["#"],
    callsAreFunctions: false, wordCharacters: ["-", "."], keyMarks: [":"])

  static let markup = CodeLanguage(blockComment: ("<!--", "-->"), callsAreFunctions: false, isMarkup: true)

  static let css = CodeLanguage(
    keywords: words("important media import keyframes supports font-face root hover focus active not"),
    lineComments: [], blockComment: ("/*", "*/"), wordCharacters: ["-"], keywordMarks: ["@", "#", "."],
    keyMarks: [":"])

  static let sql = CodeLanguage(
    keywords: words(
      "add all alter and as asc begin between by case check column commit conflict constraint create cross cursor database default delete desc distinct drop else end exists explain false fetch foreign from full function group having if in index inner insert intersect into is join key left like limit not null offset on or order outer over partition primary procedure references returning right rollback row rows select set table then transaction trigger true union unique update using values view when where with"
    ),
    types: words(
      "bigint blob boolean bytea char date decimal double float int integer interval json jsonb numeric real serial smallint text time timestamp timestamptz uuid varchar"
    ),
    lineComments: ["--"], blockComment: ("/*", "*/"),
    quotes: [Quote("'", spansLines: true, escape: nil), Quote("\"", escape: nil)], ignoresCase: true)

  static let ruby = CodeLanguage(
    keywords: words(
      "alias and attr_accessor attr_reader begin break case class def defined? do else elsif end ensure extend false for if in include module next nil not or puts raise redo require require_relative rescue retry return self super then true undef unless until when while yield"
    ),
    lineComments: ["#"], capitalsAreTypes: true, keywordMarks: ["@"])

  static let php: CodeLanguage = {
    var language = family(
      "abstract and array as break case catch class clone const continue declare default do echo else elseif extends false final finally fn for foreach function global if implements include instanceof interface isset match namespace new null or print private protected public readonly require require_once return static switch this throw trait true try unset use var while yield",
      types: "bool float int mixed object string void")
    language.lineComments = ["//", "#"]
    language.wordCharacters = ["$"]
    language.capitalsAreTypes = true
    return language
  }()

  static let lua = CodeLanguage(
    keywords: words(
      "and break do else elseif end false for function goto if in local nil not or repeat return then true until while"
    ),
    lineComments: ["--"], blockComment: ("--[[", "]]"))

  static let make = CodeLanguage(
    keywords: words(
      "FROM RUN CMD COPY ADD ENV ARG ENTRYPOINT EXPOSE WORKDIR USER VOLUME LABEL ifeq ifneq ifdef ifndef else endif include define endef export if elseif endif function endfunction set foreach endforeach"
    ),
    lineComments: ["#"], callsAreFunctions: false, wordCharacters: ["-"])
}

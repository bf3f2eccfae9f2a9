#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The character encoding that the user's locale asks for.
public enum TextEncoding: Equatable, Sendable {
  case utf8
  /// No locale is set (or it is C): text is sent as UTF-8, frames are drawn in ASCII to be safe.
  case unspecified
  /// Another one, by name; what is not ASCII cannot be shown.
  case other(String)
}

/// The process's character locale, set once: display widths and ncurses both depend on it.
public struct TextLocale: Sendable {
  public let encoding: TextEncoding
  /// Whether the C library knows the widths of characters beyond ASCII.
  public let knowsWidths: Bool

  /// Sets the locale when first used. Use it before other threads start.
  public static let current = TextLocale()

  private init() {
    let accepted = setlocale(LC_CTYPE, "") != nil
    let codeset = accepted ? Self.codeset : nil
    encoding = Self.encoding(of: Self.requestedName, codeset: codeset)
    var isUTF8 = codeset.map(Self.namesUTF8) ?? false
    for fallback in ["C.UTF-8", "en_US.UTF-8", "UTF-8"] where !isUTF8 {
      isUTF8 = setlocale(LC_CTYPE, fallback) != nil
    }
    knowsWidths = isUTF8
  }

  /// What the locale's name and the C library's answer (nil where it does not know the name) amount to.
  static func encoding(of name: String, codeset: String?) -> TextEncoding {
    if let codeset, namesUTF8(codeset) { return .utf8 }
    if codeset == nil, namesUTF8(name) { return .utf8 }
    if name.isEmpty || name == "C" || name == "POSIX" { return .unspecified }
    return codeset.map { .other($0) } ?? .unspecified
  }

  private static func namesUTF8(_ name: String) -> Bool {
    let plain = name.lowercased().filter { $0 != "-" }
    return plain == "utf8" || plain.hasSuffix(".utf8") || plain.contains(".utf8@")
  }

  private static var codeset: String? { nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } }

  private static var requestedName: String {
    for variable in ["LC_ALL", "LC_CTYPE", "LANG"] {
      if let value = getenv(variable), value.pointee != 0 { return String(cString: value) }
    }
    return ""
  }
}

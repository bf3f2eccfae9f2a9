/// Finds what the TOML parser ends the process on instead of failing: table headers such as `[=` or `[[.a]]`, and
/// lists and tables that are closed as the other, such as `[}`.
///
/// It follows strings, comments and lists as far as the parser would come before its first error.
struct FatalTextCheck {
  private let bytes: [UInt8]
  private var place = 0
  private var line = 1

  private init(_ text: String) {
    bytes = Array(text.utf8)
    // A byte order mark may stand before everything.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  /// - Returns: the first such line, and what is wrong there; nil where there is none.
  static func fault(in text: String) -> TOMLFault? {
    var check = FatalTextCheck(text)
    return check.run()
  }

  private mutating func run() -> TOMLFault? {
    /// The brackets that are open.
    var open: [UInt8] = []
    var isLineStart = true
    while let byte = peek() {
      if open.isEmpty, isLineStart, byte == UInt8(ascii: "["), isBadHeader() {
        return TOMLFault(line: line, reason: "a table has no name")
      }
      switch byte {
      case UInt8(ascii: "\n"):
        isLineStart = true
        advance(1)
        continue
      case 0x0B, 0x0C, 0x80...:
        // The parser takes some of these for space where it expects a value.
        return TOMLFault(line: line, reason: "a character that belongs in quotes")
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        advance(1)
        continue
      case UInt8(ascii: "#"): skipComment()
      case UInt8(ascii: "\""), UInt8(ascii: "'"): skipString(byte)
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        open.append(byte)
        advance(1)
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        let opening = byte == UInt8(ascii: "]") ? UInt8(ascii: "[") : UInt8(ascii: "{")
        if let last = open.popLast(), last != opening {
          return TOMLFault(line: line, reason: "a list or table is closed with the wrong bracket")
        }
        advance(1)
      default: advance(1)
      }
      isLineStart = false
    }
    return nil
  }

  /// Whether no key can begin behind the brackets.
  private func isBadHeader() -> Bool {
    var next = place + 1
    func skipSpace() { while next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 } }
    skipSpace()
    if next < bytes.count, bytes[next] == UInt8(ascii: "[") {
      next += 1
      skipSpace()
    }
    guard next < bytes.count else { return false }
    switch bytes[next] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "\""),
      UInt8(ascii: "'"), UInt8(ascii: "]"):
      return false
    default: return true
    }
  }

  private mutating func skipComment() {
    while let byte = peek(), byte != UInt8(ascii: "\n") { advance(1) }
  }

  private mutating func skipString(_ quote: UInt8) {
    let isLong = place + 2 < bytes.count && bytes[place + 1] == quote && bytes[place + 2] == quote
    let length = isLong ? 3 : 1
    advance(length)
    while let byte = peek() {
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        advance(2)
      } else if byte == UInt8(ascii: "\n"), !isLong {
        return
      } else if bytes[place...].prefix(length).elementsEqual(repeatElement(quote, count: length)) {
        advance(length)
        // A long string may end in up to two quotes of its own.
        while isLong, peek() == quote { advance(1) }
        return
      } else {
        advance(1)
      }
    }
  }

  private func peek() -> UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func advance(_ count: Int) {
    for _ in 0..<count where place < bytes.count {
      if bytes[place] == UInt8(ascii: "\n") { line += 1 }
      place += 1
    }
  }
}

/// On which line of a TOML text each key stands; TOML's parser does not tell.
///
/// It reads valid TOML as people write settings: headers, keys plain, quoted or dotted, and values over several lines.
struct KeyLines {
  private var lines: [[String]: Int] = [:]

  /// Counted from 1; nil where the key was written in a way that is not understood here.
  func line(of path: [String]) -> Int? { lines[path] }

  init(_ text: String) {
    var table: [String] = []
    var ending: String?
    var depth = 0
    let rows = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, row) in rows.enumerated() {
      if let quotes = ending {
        if row.contains(quotes) { ending = nil }
        continue
      }
      let line = row.drop { $0 == " " || $0 == "\t" }
      if depth == 0, line.first == "[" {
        var rest = line.drop { $0 == "[" }
        table = Self.path(&rest)
        note(table, index + 1)
      } else if depth == 0, line.first != "#", !line.isEmpty {
        var rest = line
        let path = Self.path(&rest)
        guard rest.first == "=" else { continue }
        note(table + path, index + 1)
        ending = Self.openQuotes(rest)
        depth += ending == nil ? Self.brackets(rest) : 0
      } else if depth > 0 {
        depth = max(0, depth + Self.brackets(line))
      }
    }
  }

  /// The first line counts, for a table and for each table that it lies in.
  private mutating func note(_ path: [String], _ line: Int) {
    for count in stride(from: path.count, to: 0, by: -1) where lines[Array(path.prefix(count))] == nil {
      lines[Array(path.prefix(count))] = line
    }
  }

  /// Takes a key, such as `a."b c".d`, from the front.
  private static func path(_ rest: inout Substring) -> [String] {
    var path: [String] = []
    repeat {
      if rest.first == "." { rest.removeFirst() }
      rest = rest.drop { $0 == " " || $0 == "\t" }
      if let quote = rest.first, quote == "\"" || quote == "'" {
        rest.removeFirst()
        path.append(String(rest.prefix { $0 != quote }))
        rest = rest.drop { $0 != quote }.dropFirst()
      } else {
        path.append(String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }))
        rest = rest.drop { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
      }
      rest = rest.drop { $0 == " " || $0 == "\t" }
    } while rest.first == "."
    return path
  }

  /// The quotes that a text over several lines is waiting for.
  private static func openQuotes(_ value: Substring) -> String? {
    let text = value.dropFirst().drop { $0 == " " || $0 == "\t" }
    for quotes in ["\"\"\"", "'''"] where text.hasPrefix(quotes) {
      return text.dropFirst(3).contains(quotes) ? nil : quotes
    }
    return nil
  }

  /// Brackets opened and not closed, outside of quotes and comments.
  private static func brackets(_ line: Substring) -> Int {
    var depth = 0
    var quote: Character?
    var isEscaped = false
    for character in line {
      if let open = quote {
        if isEscaped {
          isEscaped = false
        } else if character == "\\", open == "\"" {
          isEscaped = true
        } else if character == open {
          quote = nil
        }
        continue
      }
      switch character {
      case "\"", "'": quote = character
      case "#": return depth
      case "[", "{": depth += 1
      case "]", "}": depth -= 1
      default: break
      }
    }
    return depth
  }
}

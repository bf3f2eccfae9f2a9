public import Foundation

/// A message, a file that was sent with one, or a title that has what was searched for.
public struct SearchHit: Sendable, Equatable {
  public let conversation: ConversationID
  public let title: String
  /// Nil where the title is the hit.
  public let message: MessageID?
  public let role: MessageRole?
  /// The name of the message's attached file that has it; nil where the message itself does.
  public let attachment: String?
  /// When the message was written, or the conversation last used.
  public let time: Date
  public let snippet: SearchSnippet
}

/// The part of a text around what was found. Raw text: whoever shows it takes control characters out first.
public struct SearchSnippet: Sendable, Equatable {
  public let text: String
  /// Where in `text` it was found, in order and apart.
  public let hits: [Range<String.Index>]

  /// The marks that the index is asked to put around hits: what no text contains.
  struct Marks {
    let start: String
    let end: String

    init() {
      let number = String(UInt64.random(in: 0 ... .max), radix: 36)
      start = "\u{1}\(number)<"
      end = "\u{1}\(number)>"
    }
  }

  init(text: String, hits: [Range<String.Index>]) {
    self.text = text
    self.hits = hits
  }

  /// The same with a file's name in front.
  public func under(_ name: String?) -> SearchSnippet {
    guard let name else { return self }
    let (before, named) = (name.utf8.count + 2, name + ": " + text)
    return SearchSnippet(
      text: named,
      hits: hits.map { range in
        let start = named.utf8.index(
          named.startIndex, offsetBy: before + text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        )
        let length = text.utf8.distance(from: range.lowerBound, to: range.upperBound)
        return start..<named.utf8.index(start, offsetBy: length)
      })
  }

  init(marked: String, _ marks: Marks) {
    var text = ""
    var offsets: [Range<Int>] = []
    var rest = marked[...]
    while let start = rest.firstRange(of: marks.start) {
      text += rest[..<start.lowerBound]
      rest = rest[start.upperBound...]
      let end = rest.firstRange(of: marks.end)
      let first = text.utf8.count
      text += rest[..<(end?.lowerBound ?? rest.endIndex)]
      offsets.append(first..<text.utf8.count)
      rest = rest[(end?.upperBound ?? rest.endIndex)...]
    }
    text += rest
    text.makeContiguousUTF8()
    self.text = text
    hits = offsets.map { [utf8 = text.utf8] in
      utf8.index(
        utf8.startIndex, offsetBy: $0.lowerBound)..<utf8.index(utf8.startIndex, offsetBy: $0.upperBound)
    }
  }
}

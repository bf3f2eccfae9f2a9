/// A block of Markdown. Every offset is in UTF-8 units from the start of the whole text.
public struct MarkdownBlock: Equatable, Sendable {
  public indirect enum Kind: Equatable, Sendable {
    /// `level` is in 1 ... 6.
    case heading(level: Int, [MarkdownInline])
    case paragraph([MarkdownInline])
    case list(MarkdownList)
    case table(MarkdownTable)
    case quote([MarkdownBlock])
    case code(MarkdownCode)
    case rule
    /// Raw HTML, never interpreted.
    case html([SourceLine])
  }

  public var kind: Kind
  /// Where its first line starts.
  public var start: Int

  public init(_ kind: Kind, start: Int) {
    self.kind = kind
    self.start = start
  }
}

public struct MarkdownList: Equatable, Sendable {
  public struct Item: Equatable, Sendable {
    public var blocks: [MarkdownBlock]
    /// Whether the task is done; nil where the item is no task.
    public var isDone: Bool?
    /// Where its first line starts.
    public var start: Int
  }

  /// The number of the first item; nil where items have bullets.
  public var firstNumber: Int?
  /// Whether items stand close together, without blank lines between.
  public var isTight: Bool
  public var items: [Item]
}

public struct MarkdownTable: Equatable, Sendable {
  public enum Alignment: Equatable, Sendable {
    case left
    case center
    case right
  }

  public typealias Row = [[MarkdownInline]]

  /// One for each column.
  public var alignments: [Alignment]
  public var header: Row
  /// Each has as many cells as the header.
  public var rows: [Row]
}

public struct MarkdownCode: Equatable, Sendable {
  /// The language as written after the fence, in lower case; empty where nothing is.
  public var language: String
  public var lines: [SourceLine]
}

/// A line of text as it stands in the source.
public struct SourceLine: Equatable, Sendable {
  public var text: String
  /// Where the text stands; as long as its UTF-8, or the range of the line that it was made from.
  public var range: Range<Int>
}

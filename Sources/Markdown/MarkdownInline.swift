/// A run of text in a paragraph, a heading or a cell: inline Markdown with its nesting flattened into styles.
public struct MarkdownInline: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    case text
    /// A line end in the source that means a space.
    case softBreak
    case hardBreak
    /// The address of the link or image that ends here, where its text does not say it already.
    case address
  }

  public struct Style: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public static let emphasis = Style(rawValue: 1 << 0)
    public static let strong = Style(rawValue: 1 << 1)
    public static let strikethrough = Style(rawValue: 1 << 2)
    public static let code = Style(rawValue: 1 << 3)
    public static let link = Style(rawValue: 1 << 4)
    /// What stands for an image.
    public static let image = Style(rawValue: 1 << 5)
    public static let html = Style(rawValue: 1 << 6)

    public init(rawValue: UInt8) { self.rawValue = rawValue }
  }

  public var kind: Kind
  public var text: String
  /// Where it comes from. Where it is as long as the text, each byte of the text is the source's at the same
  /// distance; else the text stands for the whole range (an escape, an entity).
  public var range: Range<Int>
  public var style: Style

  public init(_ kind: Kind = .text, _ text: String, _ range: Range<Int>, _ style: Style = []) {
    self.kind = kind
    self.text = text
    self.range = range
    self.style = style
  }
}

/// Texts that were cut, overwritten, filled with pieces or thinned out: what a broken disk or a slip of the pen makes
/// of a file. Seeded, so that a failure can be repeated.
public struct MutatedTexts: Sequence, IteratorProtocol {
  /// On these TOML's parser would end the process.
  public static let fatalHeaders = [
    "[=]", "[[.a]]", "[ [", "x = 1\n[+]", "[\u{0}", "a = '''x'''\n[@]", "\"a\\u0000b\" = 1", "x = [}",
    "x = [1, # two\n }",
    "x = {a=[1,}}", "x = [\u{0B}1]", "x = [\u{A0}]",
  ]

  private static let pieces = [
    "[", "]", "=", "\"", "{", "1e999", "[[", "]]", "\u{0}", "'''", "a.b = 1", "\\u0000", "-9e99", "\n[=]\n",
  ]

  private let sound: [UInt8]
  private let count: Int
  private var round = 0
  private var state: UInt64 = 7

  public init(of text: String, count: Int = 2_000) {
    sound = Array(text.utf8)
    self.count = count
  }

  public mutating func next() -> String? {
    guard round < count else { return nil }
    defer { round += 1 }
    var bytes = sound
    switch round % 4 {
    case 0: bytes.removeLast(1 + next(below: bytes.count))
    case 1: for _ in 0...next(below: 4) { bytes[next(below: bytes.count)] = UInt8(next(below: 256)) }
    case 2:
      bytes.insert(
        contentsOf: Array(Self.pieces[next(below: Self.pieces.count)].utf8), at: next(below: bytes.count))
    default:
      let start = next(below: bytes.count)
      bytes.removeSubrange(start..<Swift.min(bytes.count, start + 1 + next(below: 20)))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}

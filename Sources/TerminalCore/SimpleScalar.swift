/// Scalars that are characters by themselves: where two of them stand side by side, one character ends and another begins.
///
/// Most of what people write is made of them, and neither its characters nor its columns then need a look into Unicode's
/// tables.
public enum SimpleScalar {
  public static func contains(_ value: UInt32) -> Bool {
    switch value {
    // All of ASCII but the return, which joins a line end.
    case ..<0x0d, 0x0e..<0x7f: true
    // Latin, Greek and Cyrillic letters; punctuation; kana, ideographs and Hangul.
    case 0xae...0x2ff, 0x370...0x482, 0x48a...0x590, 0x2010...0x2027, 0x3000...0x3029, 0x3041...0x3096,
      0x30a0...0x30ff, 0x4e00...0x9fff, 0xac00...0xd7a3, 0xff01...0xff9d:
      true
    default: false
    }
  }

  /// The columns of such a scalar; nil where only its character tells.
  public static func columns(_ value: UInt32) -> Int? {
    if value < 0x7f { return 1 }
    guard let scalar = Unicode.Scalar(value), let columns = ScalarWidth.of(scalar), columns > 0 else {
      return nil
    }
    return min(columns, 2)
  }
}

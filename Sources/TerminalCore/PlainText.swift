/// Text as it may come into an input: line ends and tabs, but no other control characters.
public enum PlainText {
  /// The text with line ends as `\n`, without other control characters but the tab.
  public static func clean(_ text: String) -> String {
    var text = text
    let cleaned = text.withUTF8 { utf8 in isClean(utf8) ? nil : clean(utf8) }
    return cleaned ?? text
  }

  private static func isClean(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < utf8.count {
      switch utf8[index] {
      case 0x0a, 0x09, 0x20..<0x7f: break
      case 0xc2 where utf8[index + 1] < 0xa0: return false
      case 0x80...: break
      default: return false
      }
      index += 1
    }
    return true
  }

  private static func clean(_ utf8: UnsafeBufferPointer<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    var followsReturn = false
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      switch byte {
      case 0x0d: bytes.append(0x0a)
      case 0x0a: if !followsReturn { bytes.append(0x0a) }
      case 0x09, 0x20..<0x7f: bytes.append(byte)
      // U+0080 to U+009F, in two bytes.
      case 0xc2 where utf8[index + 1] < 0xa0: index += 1
      case 0x80...: bytes.append(byte)
      default: break
      }
      followsReturn = byte == 0x0d
      index += 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

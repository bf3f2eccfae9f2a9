/// Puts text together that arrives in pieces which may end in the middle of a character.
struct UTF8Assembly: Equatable, Sendable {
  private var held: [UInt8] = []

  /// The whole characters that the bytes complete; what can be none becomes U+FFFD.
  mutating func append(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    held += bytes
    let whole = held.count - incompleteEnd()
    defer { held.removeFirst(whole) }
    return Array(String(decoding: held[..<whole], as: UTF8.self).utf8)
  }

  /// How many bytes at the end may be the start of a character.
  private func incompleteEnd() -> Int {
    for back in 1...3 where back <= held.count {
      let byte = held[held.count - back]
      if byte & 0xc0 == 0x80 { continue }
      let length = byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1
      return byte < 0xf5 && length > back ? back : 0
    }
    return 0
  }
}

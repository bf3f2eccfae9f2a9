/// A reply's text as its bytes arrive: whole characters only, and nothing that may still become a stop
/// string.
struct ReplyText: Sendable {
  private let stopStrings: [[UInt8]]
  private var held: [UInt8] = []
  private var ready = ""
  private var stopped = false

  init(stopStrings: [String]) {
    self.stopStrings = stopStrings.map { Array($0.utf8) }.filter { !$0.isEmpty }
  }

  /// - Returns: whether a stop string is complete; text from it on is dropped.
  mutating func append(_ bytes: [UInt8]) -> Bool {
    guard !stopped else { return true }
    held += bytes
    if let stop = stopStrings.compactMap({ held.firstRange(of: $0)?.lowerBound }).min() {
      held.removeSubrange(stop...)
      stopped = true
    }
    let kept = stopped ? 0 : max(possibleStopLength(), incompleteCharacterLength(held))
    ready += String(decoding: held.dropLast(kept), as: UTF8.self)
    held.removeFirst(held.count - kept)
    return stopped
  }

  mutating func released() -> String {
    defer { ready = "" }
    return ready
  }

  mutating func remaining() -> String {
    defer { held = [] }
    return released() + String(decoding: held, as: UTF8.self)
  }

  /// Length of the longest end of `held` that starts a stop string.
  private func possibleStopLength() -> Int {
    var longest = 0
    for stop in stopStrings {
      let most = min(stop.count - 1, held.count)
      for length in stride(from: most, to: longest, by: -1)
      where held.suffix(length).elementsEqual(stop.prefix(length)) {
        longest = length
        break
      }
    }
    return longest
  }
}

/// Length of the unfinished UTF-8 character at the end of `bytes`, 0 if there is none.
func incompleteCharacterLength(_ bytes: [UInt8]) -> Int {
  for (index, byte) in bytes.reversed().prefix(4).enumerated() {
    let length = index + 1
    switch byte {
    case 0b1000_0000...0b1011_1111: continue
    case 0b1100_0000...0b1101_1111: return length < 2 ? length : 0
    case 0b1110_0000...0b1110_1111: return length < 3 ? length : 0
    case 0b1111_0000...0b1111_0111: return length < 4 ? length : 0
    default: return 0
    }
  }
  return 0
}

import Testing

@testable import ChatUI

@Suite struct ChunkedTextTests {
  private static let longTexts = [
    String(repeating: "plain words\n", count: 2000), String(repeating: "für Ruth: ä é ñ\n", count: 1500),
    String(repeating: "日本語の文", count: 3000), String(repeating: "🇩🇪👨‍👩‍👧e\u{301}", count: 900),
    "x" + String(repeating: "\u{301}", count: 20_000) + "y", String(repeating: "a", count: 4096) + "\u{301}b",
    String(repeating: "a\r\n", count: 3000), "",
  ]

  @Test("A text is the characters that it was made of", arguments: longTexts)
  func characters(text: String) {
    let chunked = ChunkedText(text)
    #expect(chunked.string == text)
    #expect(chunked.elementsEqual(text))
    #expect(chunked.count == text.count)
    #expect(text.isEmpty || chunked.pieces.allSatisfy { !$0.bytes.isEmpty })
  }

  @Test(
    "Whatever is replaced, it equals a list of the same characters", arguments: 1...4 as ClosedRange<UInt64>)
  func replacing(seed: UInt64) {
    var random = seed
    func next(_ limit: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % max(limit, 1)
    }
    var chunked = ChunkedText()
    var plain: [Character] = []
    for _ in 0..<30 {
      let start = next(plain.count + 1)
      let range = start..<min(start + next(next(2) == 0 ? 3 : 9000), plain.count)
      let new = ["", "x", "é", "@", "\n", Self.longTexts[next(Self.longTexts.count)]][next(6)]
      chunked.replace(range, with: ChunkedText(new))
      plain.replaceSubrange(range, with: Array(new))
      #expect(chunked.count == plain.count)
      #expect(chunked.elementsEqual(plain))
      for byte in [UInt8(ascii: "@"), UInt8(ascii: "\n"), UInt8(ascii: "e")] {
        let character = Character(Unicode.Scalar(byte))
        #expect(chunked.places(of: byte) == plain.indices.filter { plain[$0] == character })
        let place = next(plain.count + 1)
        #expect(chunked.last(byte, before: place) == plain[..<place].lastIndex(of: character))
        #expect(chunked.first(byte, from: place) == plain[place...].firstIndex(of: character))
      }
      let first = min(start, plain.count)
      let part = first..<min(first + 5000, plain.count)
      #expect(chunked.slice(part).elementsEqual(plain[part]))
    }
  }

  @Test("Typing into a long text touches one piece")
  func typing() {
    var text = ChunkedText(String(repeating: "many words ", count: 100_000))
    let pieces = text.pieces.count
    for place in 500_000..<510_000 { text.replace(place..<place, with: ChunkedText("x")) }
    #expect(text.pieces.count < pieces + 8)
    #expect(text.pieces.allSatisfy { $0.bytes.count <= 2 * TextPiece.size })
  }
}

@Suite struct RisingPlacesTests {
  @Test("Places behind an edit move with it", arguments: 1...10 as ClosedRange<UInt64>)
  func moving(seed: UInt64) {
    var random = seed
    func next(_ limit: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % max(limit, 1)
    }
    var plain = Array(stride(from: 0, to: 400, by: 4))
    var places = RisingPlaces(plain)
    for _ in 0..<200 {
      let start = next(plain.count + 1)
      let range = start..<min(start + next(3), plain.count)
      let new = next(2) == 0 || range.isEmpty ? [] : [plain[range.lowerBound]]
      let distance = next(5)
      plain.replaceSubrange(range, with: new)
      for index in (range.lowerBound + new.count)..<plain.count { plain[index] += distance }
      places.replace(range, with: new, movingRestBy: distance)
      #expect(Array(places) == plain)
      let bound = next(500)
      #expect(places.firstIndex { $0 >= bound } == plain.firstIndex { $0 >= bound } ?? plain.count)
    }
  }
}

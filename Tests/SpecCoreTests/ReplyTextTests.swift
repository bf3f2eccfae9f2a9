import Testing

@testable import SpecCore

@Suite struct ReplyTextTests {
  /// What each piece releases, whether a stop string was found, and what is left at the end.
  static func feed(
    _ pieces: [[UInt8]], stop: [String] = []
  ) -> (released: [String], stopped: [Bool], remaining: String) {
    var text = ReplyText(stopStrings: stop)
    var (released, stopped): ([String], [Bool]) = ([], [])
    for piece in pieces {
      stopped.append(text.append(piece))
      released.append(text.released())
    }
    return (released, stopped, text.remaining())
  }

  @Test("A character split over tokens is released whole")
  func splitCharacter() {
    let fed = Self.feed("né€😀!".utf8.map { [$0] })
    #expect(fed.released.filter { !$0.isEmpty } == ["n", "é", "€", "😀", "!"])
    #expect(fed.remaining == "")
  }

  @Test("Half a character at the end becomes a replacement character, nothing else is lost")
  func unfinishedCharacter() {
    let fed = Self.feed([Array("ok".utf8) + [0xE2, 0x82]])
    #expect(fed.released == ["ok"])
    #expect(fed.remaining == "\u{FFFD}")
  }

  @Test("What may become a stop string is held back, and given out if it does not")
  func heldStopString() {
    let fed = Self.feed(["a#", "#b E", "NDING"].map { Array($0.utf8) }, stop: ["###", "END"])
    #expect(fed.released == ["a", "##b ", ""])
    #expect(fed.stopped == [false, false, true])
    #expect(fed.remaining == "")
  }

  @Test("The earliest of several stop strings counts")
  func earliestStop() {
    let fed = Self.feed([Array("abzz".utf8)], stop: ["zz", "b"])
    #expect(fed.stopped == [true])
    #expect(fed.released == ["a"])
  }

  @Test("Invalid bytes never hold the text back for ever")
  func invalidBytes() {
    let fed = Self.feed(Array(repeating: [0x80], count: 10) + [Array("x".utf8)])
    #expect(fed.released.joined().hasSuffix("x"))
  }
}

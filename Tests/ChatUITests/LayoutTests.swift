import TerminalCore
import Testing

@testable import ChatUI

@Suite struct LayoutTests {
  private static func selections() -> [PaneSelection] {
    var selections = [PaneSelection()]
    for (pane, room) in [(PaneKind.tokens, PaneSelection.Room.all), (.branches, .one), (.draftLength, .none)]
    {
      var selection = PaneSelection()
      selection.toggle(pane, room: room)
      selections.append(selection)
    }
    return selections
  }

  @Test func areasFillTheScreenAndNeverOverlap() {
    for selection in Self.selections() {
      for width in stride(from: 1, through: 240, by: 7) {
        for height in 1...70 {
          let wishes = ChatLayout.Wishes(panes: selection, inputRows: height % 9, noticeRows: height % 4)
          check(ChatLayout(size: Size(width: width, height: height), wishes: wishes), width, height)
        }
      }
    }
  }

  private func check(_ layout: ChatLayout, _ width: Int, _ height: Int) {
    guard !layout.isTooSmall else {
      #expect(width < 40 || height < 10)
      return
    }
    let areas =
      [layout.conversation, layout.notice, layout.input, layout.status, layout.hints]
      + layout.panes.map(\.area)
    let covered = areas.reduce(0) { $0 + $1.width * $1.height }
    #expect(covered == width * height, "\(width)×\(height)")
    for (index, area) in areas.enumerated() where !area.isEmpty {
      #expect(area.x >= 0 && area.y >= 0 && area.right <= width && area.bottom <= height)
      for other in areas.dropFirst(index + 1) where !other.isEmpty {
        let apart =
          area.right <= other.x || other.right <= area.x || area.bottom <= other.y || other.bottom <= area.y
        #expect(apart, "\(area) and \(other) at \(width)×\(height)")
      }
    }
    #expect(layout.inputText.height >= 1 && layout.hints.height == 1 && layout.status.height >= 1)
  }

  @Test func segmentsAreWholeOrAbsent() {
    let segments = [
      Segment(1, [Span("least", .text)]),
      Segment(3, [Span("most important", .text)], [Span("most", .text)]),
      Segment(2, [Span("second", .text)]),
    ]
    func shown(_ width: Int) -> String {
      SegmentLine.fit(segments, width: width, gap: 1).map { $0.map(\.text).joined() }.joined(separator: " ")
    }
    #expect(shown(3) == "")
    #expect(shown(4) == "most")
    #expect(shown(11) == "most second")
    #expect(shown(14) == "most important" || shown(14) == "most second")
    #expect(shown(17) == "least most second")
    #expect(shown(27) == "least most important second")
    for width in 0...40 { #expect(shown(width).count <= width) }
  }

  @Test func aRingBufferKeepsTheLast() {
    var ring = RingBuffer<Int>(capacity: 3)
    for number in 0..<8 { ring.append(number) }
    #expect(ring.indices == 5..<8)
    #expect(ring.indices.map { ring[$0] } == [5, 6, 7])
    ring[6] = 60
    #expect(ring[6] == 60)
  }

  @Test func numbersReadAsPeopleWriteThem() {
    #expect(Format.decimal(0.4, 2) == "0.40")
    #expect(Format.decimal(-0.001, 2) == "0.00")
    #expect(Format.decimal(-1.25, 1) == "-1.3")
    #expect(Format.decimal(.nan, 1) == "–")
    #expect(Format.decimal(.infinity, 1) == "–")
    #expect(Format.rate(99.94) == "99.9" && Format.rate(2000.4) == "2000")
    #expect(Format.percent(0.866) == "87%")
    #expect(Format.count(1, "token") == "1 token" && Format.count(0, "token") == "0 tokens")
  }
}

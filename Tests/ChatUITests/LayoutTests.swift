import TerminalCore
import Testing

@testable import ChatUI

@Suite struct LayoutTests {
  private static func selections() -> [PaneSelection] {
    var selections = [PaneSelection()]
    for (pane, room) in [(PaneKind.tokens, PaneSelection.Room.all), (.branches, .one), (.draftLength, .none)]
    {
      var selection = PaneSelection()
      selection.toggle(pane, room: room, shown: PaneKind.allCases)
      selections.append(selection)
    }
    for panes in [[], [PaneKind.log], PaneKind.allCases] {
      var selection = PaneSelection(showing: panes)
      selections.append(selection)
      selection.sizes = PaneSizes(
        widths: [1: 500, 2: 1], heightBelow: 90, shares: [.branches: 1, .tokens: 9_000])
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

  private func layout(_ width: Int, _ height: Int, _ panes: [PaneKind]) -> ChatLayout {
    ChatLayout(
      size: Size(width: width, height: height), wishes: .init(panes: PaneSelection(showing: panes)))
  }

  @Test func allEightPanesStandInTwoColumnsOfAWideScreen() {
    let layout = layout(200, 60, PaneKind.allCases)
    #expect(
      layout.columns.map { $0.map(\.pane) } == [
        [.branches, .tokens, .draftLength, .timeline], [.why, .figures, .log, .parameters],
      ])
    #expect(layout.columns[0][0].area.width == layout.columns[1][0].area.width)
    #expect(layout.conversation.width >= 80)
  }

  @Test func whereNotAllHaveRoomTheLatestShownWin() {
    // 20 rows for panes: four of them.
    let panes: [PaneKind] = [.log, .parameters, .branches, .why, .tokens, .figures]
    let shown = layout(120, 23, panes).panes
    #expect(Set(shown.map(\.pane)) == [.log, .parameters, .branches, .why])
    #expect(shown.allSatisfy { $0.area.height >= PaneColumns.leastHeight })
    var selection = PaneSelection(showing: panes)
    selection.toggle(.figures, room: .all, shown: shown.map(\.pane))
    let after = ChatLayout(size: Size(width: 120, height: 23), wishes: .init(panes: selection)).panes
    #expect(Set(after.map(\.pane)) == [.figures, .log, .parameters, .branches])
  }

  @Test func heightsFollowTheSharesAndNoneIsTooLow() {
    for rows in 15...60 {
      let heights = PaneColumns.heights([1, 5_000, 700], rows: rows)
      #expect(heights.reduce(0, +) == rows)
      #expect(heights.allSatisfy { $0 >= PaneColumns.leastHeight })
    }
    #expect(PaneColumns.heights([900, 500, 600], rows: 20) == [9, 5, 6])
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

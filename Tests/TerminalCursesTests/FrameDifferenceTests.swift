import TerminalCore
import Testing

@testable import TerminalCurses

@Suite struct FrameDifferenceTests {
  private func frame(_ rows: String..., width: Int = 8) -> Buffer {
    var buffer = Buffer(size: Size(width: width, height: rows.count))
    for (y, row) in rows.enumerated() { buffer.write(row, x: 0, y: y, role: .text) }
    return buffer
  }

  @Test func theFirstFrameIsDrawnWhole() {
    let whole = [RowSpan(y: 0, columns: 0..<8), RowSpan(y: 1, columns: 0..<8)]
    #expect(FrameDifference.spans(from: nil, to: frame("a", "b")) == whole)
    #expect(FrameDifference.spans(from: frame("a"), to: frame("a", "b")) == whole)
    #expect(FrameDifference.spans(from: nil, to: Buffer(size: .zero)) == [])
  }

  @Test func onlyChangedColumnsAreDrawn() {
    #expect(
      FrameDifference.spans(from: frame("same", "abcdef"), to: frame("same", "abXdYf")) == [
        RowSpan(y: 1, columns: 2..<5)
      ])
    #expect(FrameDifference.spans(from: frame("same"), to: frame("same")) == [])
  }

  @Test func aSpanNeverStartsInsideAWideCharacter() {
    var changed = frame("a日b")
    changed[2, 0].role = .selection
    #expect(FrameDifference.spans(from: frame("a日b"), to: changed) == [RowSpan(y: 0, columns: 1..<3)])
  }

  @Test func aChangeOfRoleAloneCounts() {
    var changed = frame("abc")
    changed[1, 0].role = .error
    #expect(FrameDifference.spans(from: frame("abc"), to: changed) == [RowSpan(y: 0, columns: 1..<2)])
  }
}

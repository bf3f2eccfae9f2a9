import TerminalCore

/// Where everything stands on a screen of a size.
struct ChatLayout: Equatable, Sendable {
  struct PaneArea: Equatable, Sendable {
    let pane: PaneKind
    let area: Rect
  }

  /// What the layout depends on besides the size.
  struct Wishes: Equatable, Sendable {
    var panes = PaneSelection()
    /// Rows of the text being written, and of the notice above it.
    var inputRows = 1
    var noticeRows = 0
  }

  /// Below this nothing useful fits.
  static let smallest = Size(width: 40, height: 10)
  /// From this width on several panes stand beside the conversation.
  static let widthForAllPanes = 110
  /// From this width on one pane stands beside the conversation, else below it.
  private static let widthForSidePane = 72
  private static let sidePaneWidth = 36
  private static let heightForPaneBelow = 14
  /// From this height on the input has a frame and the status two lines.
  private static let heightForFrames = 14

  private(set) var isTooSmall = false
  private(set) var conversation = Rect(.zero)
  private(set) var panes: [PaneArea] = []
  /// The same by column, from left to right; none where a pane is zoomed.
  private(set) var columns: [[PaneArea]] = []
  /// Whether the one pane stands below the conversation instead of beside it.
  private(set) var standsBelow = false
  private(set) var notice = Rect(.zero)
  private(set) var input = Rect(.zero)
  private(set) var inputHasFrame = false
  private(set) var status = Rect(.zero)
  private(set) var hints = Rect(.zero)
  /// How many panes have room; the others are behind a key.
  private(set) var room = PaneSelection.Room.all

  init(size: Size, wishes: Wishes) {
    guard size.width >= Self.smallest.width, size.height >= Self.smallest.height else {
      isTooSmall = true
      return
    }
    var rest = Rect(size)
    inputHasFrame = size.height >= Self.heightForFrames
    hints = rest.takeBottom(1)
    status = rest.takeBottom(inputHasFrame ? 2 : 1)
    let inputHeight = Self.inputHeight(wishes, framed: inputHasFrame, height: size.height)
    if size.width < Self.widthForAllPanes {
      input = rest.takeBottom(inputHeight)
      notice = rest.takeBottom(min(wishes.noticeRows, 3))
      placeOnePane(wishes.panes, &rest)
    } else {
      placeAllPanes(wishes.panes, &rest)
      input = rest.takeBottom(inputHeight)
      notice = rest.takeBottom(min(wishes.noticeRows, 3))
    }
    if wishes.panes.isZoomed {
      panes = [PaneArea(pane: wishes.panes.selected, area: rest)]
      rest = Rect(.zero)
    }
    conversation = rest
  }

  private static func inputHeight(_ wishes: Wishes, framed: Bool, height: Int) -> Int {
    let frame = framed ? 2 : 0
    return min(max(wishes.inputRows, 1) + frame, max(height / 3, 1 + frame))
  }

  /// Columns of the text being written, before its rows are known.
  static func inputWidth(size: Size, wishes: PaneSelection) -> Int {
    let layout = ChatLayout(size: size, wishes: Wishes(panes: wishes))
    return max(layout.inputText.width, 1)
  }

  // MARK: Panes

  private mutating func placeAllPanes(_ selection: PaneSelection, _ rest: inout Rect) {
    guard !selection.isZoomed else { return }
    let screen = Size(width: rest.width, height: rest.height)
    let columns = PaneColumns.arrange(selection, screen: screen, height: rest.height)
    guard !columns.isEmpty else { return }
    var area = rest.takeRight(
      PaneColumns.width(selection, columns: columns.count, screen: rest.width))
    for (index, column) in columns.enumerated() {
      place(column, selection.sizes, in: area.takeLeft(area.width / (columns.count - index)))
    }
  }

  private mutating func place(_ column: [PaneKind], _ sizes: PaneSizes, in area: Rect) {
    var area = area
    let heights = PaneColumns.heights(column.map(sizes.share), rows: area.height)
    let placed = zip(column, heights).map { PaneArea(pane: $0, area: area.takeTop($1)) }
    panes += placed
    columns.append(placed)
  }

  private mutating func placeOnePane(_ selection: PaneSelection, _ rest: inout Rect) {
    let besides = rest.width >= Self.widthForSidePane
    room = besides || rest.height >= Self.heightForPaneBelow ? .one : .none
    guard room == .one, selection.showsSelected, !selection.isZoomed else { return }
    let area =
      besides
      ? rest.takeRight(sideWidth(selection, screen: rest.width))
      : rest.takeBottom(heightBelow(selection, rows: rest.height))
    panes = [PaneArea(pane: selection.selected, area: area)]
    columns = [panes]
    standsBelow = !besides
  }

  private func sideWidth(_ selection: PaneSelection, screen: Int) -> Int {
    guard let width = selection.sizes.widths[1] else { return max(Self.sidePaneWidth, screen * 44 / 100) }
    return PaneColumns.clamped(width, columns: 1, screen: screen)
  }

  private func heightBelow(_ selection: PaneSelection, rows: Int) -> Int {
    let height = selection.sizes.heightBelow ?? rows * 45 / 100
    return min(max(height, PaneColumns.leastHeight), rows - PaneColumns.leastHeight)
  }

  // MARK: Inside the frames

  /// The rows of the conversation's lines.
  var conversationText: Rect { conversation.inset(horizontally: 2, vertically: 1) }

  /// Where the text being written stands, its prompt and frame left out.
  var inputText: Rect {
    var area = inputHasFrame ? input.inset(horizontally: 2, vertically: 1) : input
    _ = area.takeLeft(2)
    return area
  }
}

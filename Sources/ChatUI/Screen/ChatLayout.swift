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
  /// From this width on all panes stand beside the conversation.
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
    let shown = PaneKind.allCases.filter(selection.visible.contains)
    guard !shown.isEmpty, !selection.isZoomed else { return }
    var column = rest.takeRight(min(max(rest.width * 45 / 100, 46), 96))
    let weights = shown.map(\.weight)
    var weight = weights.reduce(0, +)
    for (pane, share) in zip(shown, weights) {
      let area = column.takeTop(column.height * share / weight)
      weight -= share
      panes.append(PaneArea(pane: pane, area: area))
    }
  }

  private mutating func placeOnePane(_ selection: PaneSelection, _ rest: inout Rect) {
    let besides = rest.width >= Self.widthForSidePane
    room = besides || rest.height >= Self.heightForPaneBelow ? .one : .none
    guard room == .one, selection.showsSelected, !selection.isZoomed else { return }
    let area =
      besides
      ? rest.takeRight(max(Self.sidePaneWidth, rest.width * 44 / 100))
      : rest.takeBottom(rest.height * 45 / 100)
    panes = [PaneArea(pane: selection.selected, area: area)]
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

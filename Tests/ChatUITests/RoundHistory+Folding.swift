import SpecCore

@testable import ChatUI

extension RoundHistory {
  /// What these replies leave, one after the other.
  init(folding replies: [[TimedEvent]]) {
    self.init()
    var trees = BranchesPane.State()
    for event in replies.joined() {
      trees.update(event.event)
      update(event, trees: trees)
    }
  }
}

import SpecCore
import TerminalCore

/// The choice of what happens when the context is full.
extension ListOverlayView {
  func drawContextPolicies(_ selection: Int, into buffer: inout Buffer) {
    let policies = ContextPolicy.allCases
    let area = drawBox(
      "When the context is full", Size(width: 64, height: policies.count + 5), into: &buffer)
    var inside = area.inset(horizontally: 2, vertically: 1)
    let list = inside.takeTop(policies.count)
    let start = first(selection, of: policies.count, rows: list.height)
    for (row, index) in (start..<min(start + list.height, policies.count)).enumerated() {
      let policy = policies[index]
      let isChosen = index == selection
      let place = Rect(x: list.x, y: list.y + row, width: list.width, height: 1)
      if isChosen { buffer.fill(place, role: .selection) }
      let now = policy == state.contextPolicy ? " (now)" : ""
      buffer.write(
        (isChosen ? marker : "  ") + policy.name + now, x: place.x, y: place.y,
        role: isChosen ? .selection : .popupText, limit: place.width)
    }
    if inside.height > 2 { _ = inside.takeTop(1) }
    guard policies.indices.contains(selection) else { return }
    draw(policies[selection].explanation, into: &buffer, area: inside)
  }
}

/// Mouse reports: the left button, what it drags, and the wheel; everything else yields nothing.
enum MouseReports {
  /// `ESC [ < button ; column ; row M` (pressed) or `m` (released), counted from 1.
  static func sgr(_ sequence: ControlSequence) -> KeyEvent? {
    guard sequence.prefix == UInt8(ascii: "<"), let button = sequence.parameter(0),
      let column = sequence.parameter(1), let row = sequence.parameter(2)
    else { return nil }
    let isRelease = sequence.final == UInt8(ascii: "m")
    guard isRelease || sequence.final == UInt8(ascii: "M") else { return nil }
    return event(button: button, isRelease: isRelease, column: column, row: row)
  }

  /// `ESC [ M` and three bytes, each 32 more than its value; a release does not say of which button.
  static func old(_ bytes: [UInt8]) -> KeyEvent? {
    guard bytes.count == 3, bytes.allSatisfy({ $0 >= 32 }) else { return nil }
    let values = bytes.map { Int($0) - 32 }
    let isRelease = values[0] & 0x43 == 3
    return event(button: isRelease ? 0 : values[0], isRelease: isRelease, column: values[1], row: values[2])
  }

  private static func event(button: Int, isRelease: Bool, column: Int, row: Int) -> KeyEvent? {
    // Shift, Alt and Control add 4, 8 and 16; a motion adds 32.
    let kind: MouseEvent.Kind
    switch button & ~0x1c {
    case 0: kind = isRelease ? .release : .press
    case 32 where !isRelease: kind = .drag
    case 64: kind = .wheelUp
    case 65: kind = .wheelDown
    default: return nil
    }
    guard column >= 1, row >= 1 else { return nil }
    return .mouse(MouseEvent(kind: kind, x: column - 1, y: row - 1))
  }
}

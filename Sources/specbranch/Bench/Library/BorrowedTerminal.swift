import Foundation
import Synchronization
import TerminalCore

/// A pseudo-terminal in the place of standard input and output, which somebody reads and throws away.
///
/// Nothing else may be printed until it is given back.
final class BorrowedTerminal: Sendable {
  private let controller: Int32
  private let savedInput: Int32
  private let savedOutput: Int32
  private let received = Atomic<Int>(0)

  /// How many bytes were read from it so far; they may arrive a little after they were written.
  var byteCount: Int { received.load(ordering: .relaxed) }

  init(size: Size) throws(CommandFailure) {
    var window = winsize(
      ws_row: UInt16(size.height), ws_col: UInt16(size.width), ws_xpixel: 0, ws_ypixel: 0)
    var (controller, terminal) = (Int32(-1), Int32(-1))
    guard openpty(&controller, &terminal, nil, nil, &window) == 0 else {
      throw CommandFailure("No pseudo-terminal could be opened to draw on; are too many in use?")
    }
    self.controller = controller
    (savedInput, savedOutput) = (dup(STDIN_FILENO), dup(STDOUT_FILENO))
    fflush(nil)
    dup2(terminal, STDIN_FILENO)
    dup2(terminal, STDOUT_FILENO)
    close(terminal)
    Thread.detachNewThread { [self] in drain() }
  }

  func giveBack() {
    fflush(nil)
    dup2(savedInput, STDIN_FILENO)
    dup2(savedOutput, STDOUT_FILENO)
    close(savedInput)
    close(savedOutput)
  }

  /// Ends when nobody can write any more.
  private func drain() {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(controller, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      received.add(count, ordering: .relaxed)
    }
    close(controller)
  }
}

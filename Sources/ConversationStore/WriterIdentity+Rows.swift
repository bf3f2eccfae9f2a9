internal import Foundation
internal import GRDB

extension WriterIdentity {
  /// A row is this process's; takes `arguments`.
  static let condition = "machine = ? AND processID = ? AND processStart = ?"

  var arguments: StatementArguments { [machine, processID, processStart] }

  /// Nil where the row is nobody's.
  init?(row: Row) {
    guard let machine: String = row["machine"] else { return nil }
    self.init(machine: machine, processID: row["processID"], processStart: row["processStart"])
  }

  /// Whether a row is another process's, which lives.
  func isOther(_ row: Row) -> Bool {
    guard let owner = WriterIdentity(row: row), owner != self else { return false }
    return !owner.isGone(seenBy: self, heartbeat: Date(milliseconds: row["heartbeat"]))
  }
}

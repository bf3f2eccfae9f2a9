/// What is known of the files that the message being written names.
struct AttachmentDesk: Equatable, Sendable {
  /// What came of looking for them.
  var readings: [AttachmentReading] = []
  /// The text that was looked through last, by its revision.
  var revision: Int?
  /// What was looked for last, and under which number.
  var paths: [String] = []
  var looking = 0
  private var number = 0
  /// The message that waits for its files.
  var sending: Waiting?
  /// The path that is being completed.
  var completing: Waiting?

  struct Waiting: Equatable, Sendable {
    let number: Int
    /// The text's, when it was asked for.
    let revision: Int
    var path = ""
    var range = 0..<0
  }

  mutating func nextNumber() -> Int {
    number += 1
    return number
  }
}

/// One message between the program and a worker.
///
/// On the wire: kind, number, count of values, count of text bytes, each a 32-bit integer of this machine's
/// byte order; then the values and the text. Both ends are the same program on the same machine.
struct WorkerFrame: Equatable {
  enum Kind: UInt32 {
    // To the worker.
    /// Text: the settings of a model to load. Answered by `progress`, then `done` with a text, or `refused`.
    case load = 1
    /// Text: the settings of a context. Answered by `done` with the backend's dimensions, or `refused`.
    case open
    /// Four values for each token: token, position, sequence, 1 where logits are wanted. Answered by `done`
    /// with the number of rows in the shared memory, or by `failed`.
    case evaluate
    /// The number of an `evaluate` that nobody waits for any more. Not answered.
    case cancel
    /// Values: from, to, length. Cache operations are not answered; one that fails fails the next `evaluate`.
    case fork
    /// Values: sequence, length.
    case cut
    /// Values: sequence.
    case remove
    /// Values: sequence. Answered by `done` with the sequence's length.
    case length

    // From the worker.
    /// Value: thousandths of the loading that are done.
    case progress
    case done
    /// Text: one sentence.
    case refused
    /// Value: a `FailureCode`; text: the sentence of one that has one.
    case failed
  }

  /// How a `BackendError` travels.
  enum FailureCode: Int32 {
    case noRoom = 1
    case cancelled
    case failed
  }

  static let headerSize = 16
  /// More than any message needs.
  private static let mostValues: UInt32 = 1 << 20
  private static let mostTextBytes: UInt32 = 1 << 20

  var kind: Kind
  /// Numbers requests from 1; an answer has its request's number.
  var number: UInt32
  var values: [Int32] = []
  var text = ""

  var bytes: [UInt8] {
    let text = Array(text.utf8)
    let header = [kind.rawValue, number, UInt32(values.count), UInt32(text.count)]
    return header.withUnsafeBytes { Array($0) } + values.withUnsafeBytes { Array($0) } + text
  }

  /// What a header says: the frame without its body, and the sizes of that; nil where it is none.
  static func header(_ bytes: [UInt8]) -> (frame: WorkerFrame, valueCount: Int, textBytes: Int)? {
    let words = bytes.withUnsafeBytes { Array($0.bindMemory(to: UInt32.self)) }
    guard words.count == 4, let kind = Kind(rawValue: words[0]), words[2] <= mostValues,
      words[3] <= mostTextBytes
    else { return nil }
    return (WorkerFrame(kind: kind, number: words[1]), Int(words[2]), Int(words[3]))
  }
}

/// A failure for people: one plain sentence that says what happened and what to do.
struct CommandFailure: Error, CustomStringConvertible {
  let description: String

  init(_ sentence: String) { description = sentence }
}

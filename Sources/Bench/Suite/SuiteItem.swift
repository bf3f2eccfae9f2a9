/// One conversation of a suite.
public struct SuiteItem: Sendable, Equatable {
  /// A question, and its reply where the suite gives it; without one the model replies.
  public struct Exchange: Sendable, Equatable {
    public var question: String
    public var reply: String?

    public init(question: String, reply: String? = nil) {
      self.question = question
      self.reply = reply
    }
  }

  /// Its line in the suite's file, counted from 1.
  public var line: Int
  public var category: String
  public var system: String?
  /// At least one; at least one without a reply.
  public var exchanges: [Exchange]

  public init(line: Int, category: String, system: String? = nil, exchanges: [Exchange]) {
    self.line = line
    self.category = category
    self.system = system
    self.exchanges = exchanges
  }
}

/// Why a suite cannot be used, as one plain sentence.
public struct SuiteError: Error, Equatable, CustomStringConvertible {
  public let description: String

  init(_ sentence: String) { description = sentence }
}

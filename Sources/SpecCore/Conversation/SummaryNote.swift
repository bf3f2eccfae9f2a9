/// The words around a summary: how it is asked for, and how it stands in a prompt.
public enum SummaryNote {
  /// Asks for a summary of what was said before, as the user's next message.
  public static let request = """
    Write a summary of our conversation so far, so that we can go on without its text: what I asked, what you \
    answered, names, numbers, decisions, and what is still open. Write only the summary, in our language and in a few plain sentences.
    """

  /// The instructions before the first question, with the summary of what came before it.
  ///
  /// - Parameter system: the instructions without it.
  public static func instructions(_ system: String?, _ summary: String?) -> String? {
    guard let summary else { return system }
    return [system, text(summary)].compactMap(\.self).joined(separator: "\n\n")
  }

  /// What stands in the prompt for the turns.
  public static func text(_ summary: String) -> String {
    "Summary of the conversation so far:\n\(summary)"
  }

  /// The most tokens of a summary, for a context of so many.
  public static func tokenLimit(contextLength: Int) -> Int { min(max(contextLength / 8, 48), 512) }

  /// What the words around it take, at most.
  static let overhead = 16
}

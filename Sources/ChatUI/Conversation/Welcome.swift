/// The first thing a newcomer reads: what this pair is, and what to type.
enum Welcome {
  static func lines(_ pair: PairSummary) -> [(kind: EntryFlow.Kind, text: String)] {
    var lines: [(kind: EntryFlow.Kind, text: String)] = [(.heading, "Watch a language model speculate")]
    lines.append((.plain, "A small draft model guesses ahead; the target keeps what it agrees with."))
    lines.append((.blank, ""))
    if pair.isDemonstration { lines.append((.plain, demonstration(pair))) }
    if !pair.canTalkAbout.isEmpty { lines.append((.plain, "It can talk about \(list(pair.canTalkAbout)).")) }
    if !pair.cannotTalkAbout.isEmpty { lines.append((.plain, "It cannot \(list(pair.cannotTalkAbout)).")) }
    if !pair.examples.isEmpty {
      lines.append((.blank, ""))
      lines.append((.plain, "Try one of these:"))
      lines += pair.examples.prefix(3).map { (.example, $0) }
    }
    if !pair.biggerPair.isEmpty { lines += [(.blank, ""), (.plain, pair.biggerPair)] }
    return lines + [(.blank, "")]
  }

  private static func demonstration(_ pair: PairSummary) -> String {
    "The pair “\(pair.name)” is a demonstration: tiny, and made to show how decoding works."
  }

  /// "a, b and c".
  private static func list(_ items: [String]) -> String {
    guard items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + items[items.count - 1]
  }
}

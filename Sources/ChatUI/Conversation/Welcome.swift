/// The first thing a newcomer reads: what this pair is, and what to type.
enum Welcome {
  static func lines(_ pair: PairSummary) -> [(kind: EntryFlow.Kind, text: String)] {
    var lines: [(kind: EntryFlow.Kind, text: String)] = [(.heading, "Watch a language model speculate")]
    lines.append((.plain, "A small draft model guesses ahead; the target keeps what it agrees with."))
    lines.append((.blank, ""))
    if pair.isDemonstration { lines.append((.plain, demonstration(pair))) }
    if !pair.examples.isEmpty {
      lines.append((.plain, "Try one of these:"))
      lines += pair.examples.prefix(3).map { (.example, $0) }
    }
    if !pair.canTalkAbout.isEmpty {
      lines += [(.blank, ""), (.plain, "It can talk about")]
      lines += pair.canTalkAbout.map { (.item, $0) }
    }
    lines += pair.cannotTalkAbout.map { (.plain, $0) }
    if !pair.biggerPair.isEmpty { lines += [(.blank, ""), (.plain, pair.biggerPair)] }
    return lines + [(.blank, "")]
  }

  private static func demonstration(_ pair: PairSummary) -> String {
    "The pair “\(pair.name)” is a demonstration: tiny, and made to show how decoding works."
  }
}

import SpecCore

/// The whole conversation as Markdown, with each reply's parameters and figures.
enum Transcript {
  static func markdown(_ conversation: LaidOutConversation, pair: PairSummary?) -> String {
    let name = pair?.name ?? "the pair"
    var blocks = ["# A conversation with \(name)"]
    for entry in conversation.entries {
      switch entry {
      case .welcome: break
      case .exchange(let exchange): blocks += self.exchange(exchange, name)
      case .contextMark(let dropped):
        blocks.append("*The \(Format.count(dropped, "turn")) above left the pair's context.*")
      case .summaryMark(let summary):
        blocks.append("*The pair reads a summary of the \(summary.messages) messages above:*")
        blocks.append(summary.text.split(separator: "\n").map { "> \($0)" }.joined(separator: "\n"))
      case .pairMark(let name): blocks.append("*From here on, the pair \(name) answers.*")
      case .leftOut(let count):
        blocks.append("*\(Format.count(count, "older message")) and the replies are no longer kept.*")
      case .failure(let sentence): blocks.append("*\(sentence)*")
      }
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  static func suggestedName(pair: PairSummary?) -> String {
    let plain = (pair?.name ?? "pair").map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    return "specbranch-\(String(plain)).md"
  }

  private static func exchange(_ exchange: Exchange, _ name: String) -> [String] {
    var blocks = ["## You", exchange.message]
    blocks += exchange.attachments.map { "*\($0.caption)*" }
    for (number, reply) in exchange.replies.enumerated() {
      let isShown = number == exchange.shownReply
      blocks.append(isShown ? "## \(name)" : "## \(name) (another reply)")
      blocks += (reply.earlyNotices + reply.lateNotices).map { "*\($0)*" }
      if !reply.text.isEmpty { blocks.append(reply.text) }
      if case .failed(let sentence) = reply.status { blocks.append("*\(sentence)*") }
      let facts = [parameters(reply), figures(reply)].compactMap { $0 }
      if !facts.isEmpty { blocks.append(facts.map { "> \($0)" }.joined(separator: "  \n")) }
    }
    return blocks
  }

  private static func parameters(_ reply: Reply) -> String? {
    guard let parameters = reply.parameters else { return nil }
    let sampling = parameters.sampling
    var parts = [
      parameters.mode.rawValue, "draft length \(parameters.draftLength)",
      "confidence threshold \(Format.decimal(parameters.confidenceThreshold, 2))",
      "branches \(parameters.branchCount)", "branch stop \(Format.decimal(parameters.branchStop, 2))",
      "temperature \(Format.decimal(sampling.temperature, 2))",
    ]
    if sampling.topK > 0 { parts.append("top-k \(sampling.topK)") }
    if sampling.topP < 1 { parts.append("top-p \(Format.decimal(sampling.topP, 2))") }
    if sampling.minP > 0 { parts.append("min-p \(Format.decimal(sampling.minP, 2))") }
    if sampling.repeatPenalty != 1 {
      parts.append("repeat penalty \(Format.decimal(sampling.repeatPenalty, 2))")
    }
    if parameters.isPaced { parts.append("emulated speed") }
    if reply.parametersChanged { parts.append("changed on the way; these are the last") }
    return parts.joined(separator: ", ")
  }

  private static func figures(_ reply: Reply) -> String? {
    guard let metrics = reply.metrics else { return ReplyCaption.summary(reply) }
    var parts = [ReplyCaption.summary(reply) ?? Format.count(metrics.generatedTokens, "token")]
    guard metrics.drafted > 0 else { return parts[0] }
    parts.append("rollback rate \(Format.percent(metrics.rollbackRate))")
    parts.append("drafted \(metrics.drafted)")
    parts.append("accepted \(metrics.accepted)")
    parts.append("rolled back \(metrics.rolledBack)")
    parts.append("discarded \(metrics.discarded)")
    return parts.joined(separator: " · ")
  }
}

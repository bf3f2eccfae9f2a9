/// Conversations as Markdown: what is shown first, then what branches off it.
public enum MarkdownExport {
  /// - Parameter archive: JSON to be found by import; nil leaves it out.
  public static func text(_ conversations: [ExportedConversation], archive: String? = nil) -> String {
    conversations.map(text).joined(separator: "\n---\n\n")
      + (archive.map { "\n" + EmbeddedArchive.markdown($0) } ?? "")
  }

  private static func text(_ conversation: ExportedConversation) -> String {
    let outline = ConversationOutline(conversation)
    let title = ContainedMarkdown.literal(conversation.title)
    var blocks = ["# \(title.isEmpty ? "A conversation" : title)"]
    if let created = conversation.created { blocks.append("*\(DateText.of(created))*") }
    if let prompt = conversation.systemPrompt, !prompt.isEmpty {
      blocks += ["## Instructions", ContainedMarkdown.of(prompt)]
    }
    // A branch can branch again, so they wait in a line.
    var branches: [Int] = []
    blocks += path(outline, from: nil, &branches)
    var number = 0
    while number < branches.count {
      blocks.append("---")
      blocks += path(outline, from: branches[number], &branches)
      number += 1
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func path(
    _ outline: ConversationOutline, from first: Int?, _ branches: inout [Int]
  ) -> [String] {
    var blocks: [String] = []
    var previous = first
    if let first { blocks += section(outline.messages[first], isBranch: true) }
    while let next = outline.next(after: previous) {
      blocks += section(outline.messages[next.shown], isBranch: false)
      branches += next.others
      previous = next.shown
    }
    return blocks
  }

  private static func section(_ message: ExportedMessage, isBranch: Bool) -> [String] {
    var blocks = ["## " + Speaker.name(message, markdown: true) + Speaker.mark(message, isBranch: isBranch)]
    for attachment in message.attachments {
      blocks.append(
        "*Attached: \(ContainedMarkdown.literal(attachment.name)), \(attachment.byteCount) bytes*")
    }
    if !message.text.isEmpty { blocks.append(ContainedMarkdown.of(message.text)) }
    if let remark = Speaker.remark(message) { blocks.append("*\(remark)*") }
    if let rows = message.facts?.rows, !rows.isEmpty {
      let cells = rows.map {
        "| \(ContainedMarkdown.literal($0.name)) | \(ContainedMarkdown.literal($0.value)) |"
      }
      blocks.append((["| | |", "| --- | --- |"] + cells).joined(separator: "\n"))
    }
    for summary in message.summaries {
      blocks += [
        "## " + ContainedMarkdown.literal(Speaker.heading(summary)), ContainedMarkdown.of(summary.text),
      ]
    }
    return blocks
  }
}

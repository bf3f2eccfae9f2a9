/// Conversations as one page that needs nothing else: nothing runs, no file beside it, nothing fetched.
public enum HTMLExport {
  /// - Parameter archive: JSON to be found by import; nil leaves it out.
  public static func text(_ conversations: [ExportedConversation], archive: String? = nil) -> String {
    let title = conversations.count == 1 ? name(conversations[0]) : "\(conversations.count) conversations"
    // A page of several starts with where each is.
    let contents = conversations.enumerated().map { index, conversation in
      "<li><a href=\"#conversation-\(index + 1)\">\(HTMLText.escaped(name(conversation)))</a></li>\n"
    }
    let bodies = conversations.enumerated().map { conversation($1, number: $0 + 1) }
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="referrer" content="no-referrer">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(HTMLText.escaped(title))</title>
      <style>
      \(HTMLStyle.sheet)</style>
      </head>
      <body>
      \(conversations.count > 1 ? "<nav><ul>\n\(contents.joined())</ul></nav>\n" : "")\(bodies.joined(separator: "\n"))
      \(archive.map(EmbeddedArchive.html) ?? "")</body>
      </html>

      """
  }

  private static func name(_ conversation: ExportedConversation) -> String {
    let title = HarmlessText.line(conversation.title)
    return title.isEmpty ? "A conversation" : title
  }

  private static func conversation(_ conversation: ExportedConversation, number: Int) -> String {
    var html = "<main id=\"conversation-\(number)\">\n<h1>\(HTMLText.escaped(name(conversation)))</h1>\n"
    if let created = conversation.created {
      html += "<p class=\"remark\">\(HTMLText.escaped(DateText.of(created)))</p>\n"
    }
    if let prompt = conversation.systemPrompt, !prompt.isEmpty {
      html += "<section class=\"system\"><h2>Instructions</h2>\n\(HTMLBlocks.html(prompt))\n</section>\n"
    }
    return html + messages(ConversationOutline(conversation)) + "</main>"
  }

  /// What is still to be written; branches may branch as often as an archive says, so that nothing calls itself.
  private enum Step {
    case following(Int?)
    case branch(Int)
    case text(String)
  }

  private static func messages(_ outline: ConversationOutline) -> String {
    var html = ""
    var steps: [Step] = [.following(nil)]
    while let step = steps.popLast() {
      switch step {
      case .text(let text): html += text
      case .branch(let index):
        html += message(outline.messages[index])
        steps.append(.following(index))
      case .following(let previous):
        guard let next = outline.next(after: previous) else { break }
        html += message(outline.messages[next.shown])
        steps.append(.following(next.shown))
        for other in next.others.reversed() {
          steps += [.text("</details>\n"), .branch(other), .text(opening(outline.messages[other]))]
        }
      }
    }
    return html
  }

  private static func opening(_ branch: ExportedMessage) -> String {
    let what = branch.role == .assistant ? "Another reply" : "Another version of the message"
    return "<details class=\"branch\"><summary>\(what)</summary>\n"
  }

  private static func message(_ message: ExportedMessage) -> String {
    let role =
      switch message.role {
      case .system: "system"
      case .user: "user"
      case .assistant: "assistant"
      }
    var html = "<section class=\"\(role)\"><h2>\(HTMLText.escaped(Speaker.name(message)))</h2>\n"
    for attachment in message.attachments { html += self.attachment(attachment) }
    if !message.text.isEmpty { html += HTMLBlocks.html(message.text) + "\n" }
    if let remark = Speaker.remark(message) { html += "<p class=\"remark\">\(remark)</p>\n" }
    html += figures(message) + "</section>\n"
    for summary in message.summaries {
      html += "<section class=\"summary\"><h2>\(HTMLText.escaped(Speaker.heading(summary)))</h2>\n"
      html += HTMLBlocks.html(summary.text) + "\n</section>\n"
    }
    return html
  }

  private static func attachment(_ attachment: ExportedMessage.Attachment) -> String {
    let name = HTMLText.escaped(HarmlessText.line(attachment.name))
    let size = "\(attachment.byteCount) bytes"
    guard let text = attachment.text else { return "<p class=\"remark\">Attached: \(name), \(size)</p>\n" }
    return
      "<details><summary>Attached: \(name), \(size)</summary>\n<pre>\(HTMLText.escaped(text))</pre></details>\n"
  }

  private static func figures(_ message: ExportedMessage) -> String {
    guard let rows = message.facts?.rows, !rows.isEmpty else { return "" }
    let html = rows.map {
      "<tr><th>\(HTMLText.escaped($0.name))</th><td>\(HTMLText.escaped($0.value))</td></tr>"
    }
    return """
      <details class="figures"><summary>Parameters and figures</summary>
      <table>
      \(html.joined(separator: "\n"))
      </table></details>

      """
  }
}

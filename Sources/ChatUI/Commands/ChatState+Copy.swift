/// Copying messages and code: to the terminal's clipboard, or to a file.
extension ChatState {
  /// Copies, or asks for a file where the clipboard cannot take it.
  mutating func copy(_ copied: CopiedText) -> [ChatEffect] {
    let isTooLong = copied.text.utf8.count > CopiedText.limit
    guard usesClipboard, !isTooLong else {
      list = .commands(CommandPalette(asking: .copyTo(copied)))
      show(
        isTooLong
          ? "This is \(copied.text.utf8.count / 1000) kB, more than terminals take (100 kB); name a file for it."
          : "Copying to the clipboard is switched off in the settings; name a file for it.", .warning)
      return []
    }
    let count = Format.count(copied.text.count, "character")
    show(
      "Copied \(copied.what), \(count): sent to the terminal's clipboard; some terminals ignore that.")
    return [.copy(copied.text)]
  }

  // MARK: By key

  mutating func copyLastReply() -> [ChatEffect] {
    do throws(Refusal) { return copy(try reply(1)) } catch {
      show(error.sentence)
      return []
    }
  }

  mutating func copyLastCode() -> [ChatEffect] {
    do throws(Refusal) { return copy(try code(nil, of: try reply(1))) } catch {
      show(error.sentence)
      return []
    }
  }

  /// The chosen message or reply.
  private var chosenText: CopiedText? {
    guard let chosen = chosenMessage, conversation.path.indices.contains(chosen.message) else { return nil }
    let exchange = conversation.path[chosen.message]
    return chosen.isReply
      ? CopiedText(text: exchange.reply.text, what: "the reply")
      : CopiedText(text: exchange.message, what: "the message")
  }

  mutating func copyChosen() -> [ChatEffect] {
    guard let chosen = chosenText, !chosen.text.isEmpty else {
      show("There is nothing in it yet.")
      return []
    }
    return copy(chosen)
  }

  /// Copies the only code block of what is chosen, or asks which one.
  mutating func chooseCode() -> [ChatEffect] {
    guard let chosen = chosenText else { return [] }
    let blocks = CodeBlocks(chosen.text).blocks
    guard blocks.count > 1 else {
      if let only = blocks.first { return copy(CopiedText(text: only.text, what: "the code block")) }
      show("There is no code block in it.")
      return []
    }
    awaitsCode = true
    let names = blocks.prefix(9).enumerated().map { index, block in
      "\(index + 1) \(block.language.isEmpty ? "code" : block.language) (\(Format.count(block.lines, "line")))"
    }
    show("Which code block? " + names.joined(separator: ", "))
    return []
  }

  mutating func copyCode(_ number: Int) -> [ChatEffect] {
    awaitsCode = false
    guard let chosen = chosenText else { return [] }
    do throws(Refusal) { return copy(try code(number, of: chosen)) } catch {
      show(error.sentence)
      return []
    }
  }

  // MARK: By words

  /// `[code] [number] [file]`.
  mutating func copy(_ words: String) throws(Refusal) -> [ChatEffect] {
    var rest = words[...]
    func next() -> Substring { rest.prefix { $0 != " " } }
    let isCode = next().lowercased() == "code"
    if isCode { rest = rest.dropFirst(4).drop { $0 == " " } }
    let number = Int(next())
    if number != nil { rest = rest.drop { $0 != " " }.drop { $0 == " " } }
    let copied = try isCode ? code(number, of: reply(1)) : reply(number ?? 1)
    let path = SlashLine.trimmed(rest)
    return path.isEmpty ? copy(copied) : [.saveCopy(text: copied.text, path: path)]
  }

  /// The last reply is 1, the one before it 2.
  private func reply(_ number: Int) throws(Refusal) -> CopiedText {
    let replies = conversation.path.map(\.reply.text).filter { !$0.isEmpty }
    guard !replies.isEmpty else { throw Refusal("There is no reply to copy yet.") }
    guard (1...replies.count).contains(number) else {
      throw Refusal("There is no reply \(number); they count from 1, the last one, to \(replies.count).")
    }
    return CopiedText(
      text: replies[replies.count - number],
      what: number == 1 ? "the last reply" : "the reply \(number) from the end")
  }

  private func code(_ number: Int?, of copied: CopiedText) throws(Refusal) -> CopiedText {
    let blocks = CodeBlocks(copied.text).blocks
    guard !blocks.isEmpty else { throw Refusal("There is no code block in \(copied.what).") }
    let number = number ?? blocks.count
    guard (1...blocks.count).contains(number) else {
      throw Refusal(
        "There is no code block \(number); \(copied.what) has \(Format.count(blocks.count, "code block")).")
    }
    return CopiedText(text: blocks[number - 1].text, what: "code block \(number)")
  }
}

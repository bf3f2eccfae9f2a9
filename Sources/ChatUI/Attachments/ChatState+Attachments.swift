import SpecCore
import TerminalCore

/// Files that go with a message.
extension ChatState {
  // MARK: While it is written

  /// Has the files looked at that the text names now.
  mutating func lookForAttachments() -> [ChatEffect] {
    guard editor.revision != desk.revision else { return [] }
    desk.revision = editor.revision
    guard !editor.atSigns.isEmpty || !desk.paths.isEmpty else { return [] }
    let paths = editor.references.map(\.path)
    guard paths != desk.paths else { return [] }
    desk.paths = paths
    desk.readings.removeAll { !paths.contains($0.path) }
    guard !paths.isEmpty else { return [] }
    return countAttachments()
  }

  /// Has them looked at; a pair counts their tokens.
  mutating func countAttachments() -> [ChatEffect] {
    guard !desk.paths.isEmpty else { return [] }
    desk.looking = desk.nextNumber()
    return [.readAttachments(number: desk.looking, paths: desk.paths)]
  }

  mutating func attachmentsRead(_ number: Int, _ readings: [AttachmentReading]) -> [ChatEffect] {
    if let sending = desk.sending, sending.number == number {
      desk.sending = nil
      guard editor.revision == sending.revision else {
        show("The message has changed meanwhile; Enter sends it.")
        return []
      }
      return send(with: readings)
    }
    if number == desk.looking { desk.readings = readings }
    return []
  }

  private mutating func send(with readings: [AttachmentReading]) -> [ChatEffect] {
    let references = editor.references
    var attachments: [Attachment] = []
    let changed = readings.filter(isChangedSince).map(\.path)
    for reading in readings {
      switch asSent(reading).outcome {
      case .file(let attachment): attachments.append(attachment)
      case .refused(let sentence):
        show(sentence, .warning)
        return []
      case .missing:
        guard references.contains(where: { $0.path == reading.path && $0.isCertain }) else { continue }
        show(
          "There is no file \(reading.path); correct its name, or write \\@ where no file is meant.", .warning
        )
        return []
      }
    }
    let effects = send(editor.text, attachments)
    guard !effects.isEmpty else { return [] }
    if let path = changed.first {
      show("\(path) has changed on the disk; what went with the message before was sent again.", .warning)
    }
    guard attachments.contains(where: { $0.tokenCount == nil }) else { return effects }
    return effects + countSentFiles(fromMessage: conversation.path.count - 1)
  }

  // MARK: While a message is edited

  /// Of a file that went with the message being edited, what was sent then: it may have changed, or be gone.
  private func asSent(_ reading: AttachmentReading) -> AttachmentReading {
    guard var sent = sentFile(reading.path) else { return reading }
    if sent.tokenCount == nil, case .file(let now) = reading.outcome, now.text == sent.text {
      sent.tokenCount = now.tokenCount
    }
    return AttachmentReading(path: reading.path, outcome: .file(sent))
  }

  /// Whether the file of that path is another one than the one that went with the message being edited.
  private func isChangedSince(_ reading: AttachmentReading) -> Bool {
    guard let sent = sentFile(reading.path), case .file(let now) = reading.outcome else { return false }
    return now.text != sent.text
  }

  private func sentFile(_ path: String) -> Attachment? {
    // Of some imported messages only a file's name and size are known.
    editing?.files.first { $0.name == path && ($0.byteCount == 0 || !$0.text.isEmpty) }
  }

  // MARK: Completing a path

  /// Completes the path before the cursor; elsewhere the keys go to tuning.
  mutating func completeOrTune() -> [ChatEffect] {
    guard let reference = editor.referenceAtCursor else {
      // The files that the command may mean are about to be shown.
      return lookup.isWaiting ? [] : perform(.startTuning)
    }
    let number = desk.nextNumber()
    desk.completing = AttachmentDesk.Waiting(
      number: number, revision: editor.revision, path: reference.path, range: reference.range)
    return [.completePath(number: number, reference.path)]
  }

  mutating func pathsCompleted(_ number: Int, _ paths: [String]) {
    if lookup.isWaiting, lookup.number == number { return slashPathsFound(paths) }
    guard let waiting = desk.completing, waiting.number == number else { return }
    desk.completing = nil
    guard editor.revision == waiting.revision, list == nil else { return }
    guard let first = paths.first else { return show("No file begins like this.") }
    let common = paths.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
    if paths.count == 1 {
      editor.replace(waiting.range, with: AttachmentReference.text(first, isWhole: !first.hasSuffix("/")))
    } else if common.count > waiting.path.count {
      editor.replace(waiting.range, with: AttachmentReference.text(common, isWhole: false))
    } else {
      list = .picker(
        Picker(.path(waiting), title: "Files", items: paths.map { Picker.Item($0) }))
    }
  }

  // MARK: What is shown

  /// One line for each file that the message names, and how it stands.
  var attachmentLines: [Span] {
    guard !desk.readings.isEmpty else { return [] }
    let references = editor.references
    let readings = desk.readings.map(asSent)
    var lines = readings.compactMap { reading -> Span? in
      switch reading.outcome {
      case .file(let attachment): Span(attachment.caption, .systemText)
      case .refused(let sentence): Span(sentence, .warning)
      case .missing:
        references.contains { $0.path == reading.path && $0.isCertain }
          ? Span("@\(reading.path): there is no such file", .warning) : nil
      }
    }
    let tokens = readings.reduce(0) { sum, reading in
      if case .file(let attachment) = reading.outcome { sum + (attachment.tokenCount ?? 0) } else { sum }
    }
    if contextLength > 0, tokens >= contextLength {
      lines.insert(
        Span("The files are longer than the context of \(Format.grouped(contextLength)) tokens.", .warning),
        at: 0)
    }
    return lines
  }
}

extension String {
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}

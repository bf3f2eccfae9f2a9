/// The tokens of files that went with messages: each pair counts its own, and no file keeps them.
extension ChatState {
  /// Has the files counted that the path shows from the message of that number on.
  func countSentFiles(fromMessage number: Int = 0) -> [ChatEffect] {
    guard pair != nil, recording == nil else { return [] }
    var files: [Attachment] = []
    for file in conversation.path.dropFirst(number).flatMap(\.attachments) where !files.contains(file) {
      files.append(file)
    }
    return files.isEmpty ? [] : [.countTokens(of: files)]
  }

  /// The pair of that name has counted a file.
  mutating func tokensCounted(_ file: Attachment, by pair: String) {
    guard pair == self.pair?.name else { return }
    conversation.takeTokenCount(of: file)
  }
}

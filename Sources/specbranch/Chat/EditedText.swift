import Foundation
import UserFiles

/// A text that is with the user's editor: a file in a folder of its own, which is locked for as long as the chat or the editor has it.
///
/// Where the chat is killed the folder stays; the next chat brings back what the editor has saved, and takes the folder away.
struct EditedText {
  private static let name = "message.md"
  /// What the text was before, so that a later chat can tell what was done to it.
  private static let nameBefore = "before.md"

  private let folder: String
  /// The editor has it too, so that the lock outlives a killed chat until the editor is closed.
  private let lock: Int32

  /// In the user's state folder; the folder for temporary files may be gone after a restart.
  static var place: String { LogFile.folder.appending(path: "editing").path }

  var file: String { folder + "/" + Self.name }

  /// Lays a text down for an editor.
  ///
  /// - Returns: nil where it cannot be written.
  init?(_ text: String, in place: String = Self.place) {
    let made = try? PrivateFile.withLockedFolder(of: place + "/x") { () -> (String, Int32)? in
      var pattern = Array("\(place)/XXXXXX".utf8CString)
      guard mkdtemp(&pattern) != nil else { return nil }
      let folder = String(decoding: pattern.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let descriptor = open(folder, O_RDONLY | O_DIRECTORY)
      if descriptor >= 0 { _ = flock(descriptor, LOCK_EX | LOCK_NB) }
      return (folder, descriptor)
    }
    guard let (folder, lock) = made else { return nil }
    (self.folder, self.lock) = (folder, lock)
    for path in [folder + "/" + Self.nameBefore, file] {
      guard let output = OutputFile.open(path),
        OutputFile.write(Array(text.utf8), to: output.fileDescriptor) == 0
      else {
        remove()
        return nil
      }
      chmod(path, 0o600)
    }
  }

  /// Takes the folder away, with whatever the editor laid down beside the file.
  func remove() {
    try? FileManager.default.removeItem(atPath: folder)
    if lock >= 0 { close(lock) }
  }

  /// Takes the folder away without the file.
  ///
  /// - Returns: where the file stays; nil where there is none.
  func keep() -> String? { Self.keep(folder, lock) }

  /// The file goes beside the folder for files that are being edited, from where later chats would take it away.
  private static func keep(_ folder: String, _ lock: Int32) -> String? {
    defer { if lock >= 0 { close(lock) } }
    let (file, made) = (folder + "/" + name, URL(fileURLWithPath: folder))
    guard FileManager.default.fileExists(atPath: file) else {
      try? FileManager.default.removeItem(atPath: folder)
      return nil
    }
    let kept = made.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "message-\(made.lastPathComponent).md").path
    do {
      try FileManager.default.moveItem(atPath: file, toPath: kept)
      try FileManager.default.removeItem(atPath: folder)
    } catch {
      return FileManager.default.fileExists(atPath: kept) ? kept : file
    }
    return kept
  }

  // MARK: What killed chats have left

  /// What an editor has saved, of a chat that is gone.
  struct Left {
    fileprivate let folder: String
    fileprivate let lock: Int32
    let before: String
    let after: String
    /// Why what was saved cannot be taken.
    let refusal: MessageEditor.Refusal?

    /// What is unsent, with what was written in the editor: in its place where it began with that, else below it.
    func merged(into unsent: String) -> String {
      if after == before || after.isEmpty || unsent == after { return unsent.isEmpty ? after : unsent }
      return before.hasPrefix(unsent) ? after : unsent + "\n\n" + after
    }

    /// Takes it away, once it is kept elsewhere.
    ///
    /// - Returns: what is to be said of what could not be taken.
    func remove() -> String? {
      if let refusal, let kept = EditedText.keep(folder, lock) { return refusal.sentence(keptAt: kept) }
      if refusal == nil {
        try? FileManager.default.removeItem(atPath: folder)
        close(lock)
      }
      return nil
    }
  }

  /// What is left of chats that are gone and editors that are closed, the oldest first; nobody else gets it meanwhile.
  static func left(in place: String = Self.place) -> [Left] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    guard !names.isEmpty else { return [] }
    let found = try? PrivateFile.withLockedFolder(of: place + "/x") {
      names.compactMap { left(inFolder: place + "/" + $0) }
    }
    return (found ?? []).sorted { age($0.folder) < age($1.folder) }
  }

  private static func left(inFolder folder: String) -> Left? {
    let lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard lock >= 0 else { return nil }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      close(lock)
      return nil
    }
    let before = try? MessageEditor.text(ofFile: folder + "/" + nameBefore).get()
    switch MessageEditor.text(ofFile: folder + "/" + name) {
    case .success(let after):
      return Left(folder: folder, lock: lock, before: before ?? "", after: after, refusal: nil)
    case .failure(let refusal):
      return Left(folder: folder, lock: lock, before: before ?? "", after: "", refusal: refusal)
    }
  }

  private static func age(_ folder: String) -> Int {
    var status = stat()
    return stat(folder, &status) == 0 ? status.st_mtim.tv_sec : 0
  }
}

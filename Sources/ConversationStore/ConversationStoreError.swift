internal import GRDB

/// Why conversations cannot be read or kept: one sentence each, and nothing was changed or deleted.
public enum ConversationStoreError: Error, Equatable, Sendable, CustomStringConvertible {
  case folderUnavailable(path: String)
  case notWritable(path: String)
  case diskFull(path: String)
  /// The file is something else than a file of conversations.
  case foreign(path: String)
  case damaged(path: String)
  case newerProgram(path: String)
  /// Another process held the file for longer than the busy timeout.
  case busy(path: String)
  case unknownConversation(ConversationID)
  case unknownMessage(MessageID)
  /// Another process, which lives, is writing this reply.
  case replyBeingWritten
  case archive(ArchiveProblem)
  case cancelled
  case failed(path: String, reason: String)

  public var description: String {
    switch self {
    case .folderUnavailable(let path):
      "The folder \(path) for conversations cannot be made; is the folder above it yours, and is nothing else of that name there?"
    case .notWritable(let path):
      "Conversations cannot be kept because \(path) cannot be written; is it yours, and its folder writable?"
    case .diskFull(let path): "The disk with \(path) is full, so this was not saved; make room and try again."
    case .foreign(let path):
      "\(path) is no file of conversations, so it was left alone; move it away to start afresh."
    case .damaged(let path):
      "\(path) is damaged and was left alone; restore it from a backup, or move it away to start afresh."
    case .newerProgram(let path):
      "\(path) is from a newer version of this program, so it was left alone; update the program to open it."
    case .busy(let path): "Another program keeps \(path) locked; close it and try again."
    case .unknownConversation(let id): "There is no conversation \(id); it may have been purged."
    case .unknownMessage(let id): "There is no message \(id) in this conversation; it may have been purged."
    case .replyBeingWritten:
      "Another window is writing this reply just now; wait until it has ended, or ask for another reply."
    case .archive(let problem): problem.description
    case .cancelled: "The search was cancelled."
    case .failed(let path, let reason): "Conversations in \(path) cannot be used (\(reason)); try again."
    }
  }

  /// What went wrong in the library below, in our words.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as ConversationStoreError: self = error
    case let problem as ArchiveProblem: self = .archive(problem)
    case let error as DatabaseError: self.init(error, path: path)
    case is CancellationError: self = .cancelled
    default: self = .failed(path: path, reason: "unexpected trouble")
    }
  }

  private init(_ error: DatabaseError, path: String) {
    switch error.resultCode {
    case .SQLITE_FULL: self = .diskFull(path: path)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .notWritable(path: path)
    case .SQLITE_NOTADB: self = .foreign(path: path)
    case .SQLITE_CORRUPT: self = .damaged(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_INTERRUPT: self = .cancelled
    case .SQLITE_IOERR: self = .failed(path: path, reason: "the disk does not answer")
    default: self = .failed(path: path, reason: error.message ?? "SQLite error \(error.resultCode.rawValue)")
    }
  }
}

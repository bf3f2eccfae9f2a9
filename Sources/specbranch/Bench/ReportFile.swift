import Foundation

/// A file that a report will be written to, opened before anything is measured.
struct ReportFile {
  private let path: String
  private let handle: FileHandle

  init(path: String) throws(CommandFailure) {
    guard let handle = OutputFile.open(path) else {
      throw CommandFailure("\(path) cannot be written; choose another place for the report.")
    }
    self.path = path
    self.handle = handle
  }

  func write(_ text: String) throws(CommandFailure) {
    guard OutputFile.write(Array(text.utf8), to: handle.fileDescriptor) == 0 else {
      throw CommandFailure("\(path) is incomplete because writing failed; is the disk full?")
    }
  }
}

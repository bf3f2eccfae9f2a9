import Foundation

/// Where the events of a chat or a run go.
enum TraceChoice {
  /// The file of --trace, or a new one in the folder that the settings name.
  ///
  /// - Returns: nil where nobody wants a trace, and the sentence that says why one of the folder cannot be written.
  static func writer(
    option: String?, folder: String?, program: String
  ) throws(CommandFailure) -> (writer: TraceWriter?, problem: String?) {
    if let option { return (try TraceWriter(path: option), nil) }
    guard let folder = folder.map(Home.expanded) else { return (nil, nil) }
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    do throws(CommandFailure) {
      return (try TraceWriter(path: "\(folder)/\(name(program))"), nil)
    } catch {
      return (
        nil, "No trace is written, because \(folder) is not a folder to write to; correct trace_folder."
      )
    }
  }

  /// A name that no other process takes.
  private static func name(_ program: String) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.dateFormat = "yyyyMMdd-HHmmss"
    return "\(program)-\(formatter.string(from: Date()))-\(getpid()).jsonl"
  }
}

import Foundation
import TestSupport
import Testing

/// A real pseudo-terminal with a screen that can be read, by tmux on a socket of its own.
final class TmuxSession {
  private let socket = "specbranch-test-\(UUID().uuidString)"

  /// Starts a shell of the given size.
  init(width: Int, height: Int) throws {
    try startServer([
      "-f", "/dev/null", "new-session", "-d", "-s", "t", "-x", "\(width)", "-y", "\(height)",
      "env PS1='ready> ' HISTFILE= SPECBRANCH_PAIR=\(ProgramUnderTest.pair) bash --norc --noprofile",
    ])
    try tmux(["set", "-g", "default-terminal", "tmux-256color"])
    try tmux(["set", "-g", "status", "off"])
  }

  /// Ends the terminal and what runs in it, whatever they do.
  func end() {
    if let server = try? pid_t(value("#{pid}")) { kill(server, SIGKILL) }
  }

  /// Types a line into the shell.
  func type(_ line: String) throws {
    try tmux(["send-keys", "-t", "t", "-l", line])
    try keys("Enter")
  }

  /// Types text as it is, without Enter.
  func text(_ text: String) throws { try tmux(["send-keys", "-t", "t", "-l", text]) }

  /// Pastes a file as terminals do, in brackets where the program asked for them.
  func paste(_ file: URL) throws {
    try tmux(["load-buffer", file.path])
    try tmux(["paste-buffer", "-p", "-d", "-t", "t"])
  }

  /// Presses keys by tmux's names for them.
  func keys(_ names: String...) throws { try tmux(["send-keys", "-t", "t"] + names) }

  func resize(width: Int, height: Int) throws {
    try tmux(["resize-window", "-t", "t", "-x", "\(width)", "-y", "\(height)"])
  }

  /// The screen's text, one string a row.
  func rows() throws -> [String] {
    try tmux(["capture-pane", "-t", "t", "-p"]).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  func screen() throws -> String { try rows().joined(separator: "\n") }

  /// The screen with its colours and attributes as escape sequences.
  func styledScreen() throws -> String { try tmux(["capture-pane", "-t", "t", "-p", "-e"]) }

  /// A format of tmux, such as `#{alternate_on}`.
  func value(_ format: String) throws -> String {
    try tmux(["display-message", "-t", "t", "-p", format]).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Waits until the screen satisfies a condition; fails the test with the screen as it then is.
  ///
  /// - Returns: the screen.
  @discardableResult
  func wait(
    for what: String, seconds: Double = 60, sourceLocation: SourceLocation = #_sourceLocation,
    until condition: (String) -> Bool
  ) async throws -> String {
    let end = Date(timeIntervalSinceNow: seconds)
    var screen = ""
    repeat {
      screen = try self.screen()
      if condition(screen) { return screen }
      try await Task.sleep(for: .milliseconds(40))
    } while Date() < end
    Issue.record("\(what) did not come; the screen is\n\(screen)", sourceLocation: sourceLocation)
    throw Missing(what: what)
  }

  struct Missing: Error {
    let what: String
  }

  /// Starts the server, which lives on: it must not inherit the descriptors by which Foundation notices
  /// that a child has ended.
  private func startServer(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let closing = "for f in /proc/self/fd/*; do f=${f##*/}; [ $f -gt 2 ] && eval \"exec $f>&-\"; done"
    process.arguments =
      ["bash", "-c", "\(closing) 2>/dev/null; exec \"$@\"", "-", "tmux", "-u", "-L", socket] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.runWithOpenSignals()
    try #require(process.ends(within: 30), "tmux does not start")
  }

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["tmux", "-u", "-L", socket] + arguments
    // A client hands its descriptors to the server, so a pipe would never come to its end.
    let file = FileManager.default.temporaryDirectory.appending(path: "\(socket)-output")
    _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    defer { try? FileManager.default.removeItem(at: file) }
    let output = try FileHandle(forWritingTo: file)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    guard process.ends(within: 30) else {
      kill(process.processIdentifier, SIGKILL)
      throw Missing(what: "an answer of tmux to \(arguments.first ?? "")")
    }
    try output.close()
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }
}

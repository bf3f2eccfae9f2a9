public import Foundation

/// A process that has been run to its end, which comes within a bounded time.
public struct FinishedProcess: Sendable {
  /// The exit code, or the number of the signal that ended it.
  public let status: Int32
  public let output: String
  public let error: String

  /// Why there is nothing to look at: the process, or something that it has started, went on.
  public struct Late: Error, CustomStringConvertible {
    public let description: String
  }

  /// Runs a program and waits for it.
  ///
  /// - Parameters:
  ///   - program: its path.
  ///   - folder: where it runs; the current one if `nil`.
  ///   - environment: all of its variables; those of this process if `nil`.
  ///   - input: its standard input.
  ///   - mergesError: whether what it writes to standard error becomes part of the output.
  ///   - interruptAfter: seconds after which it gets a Ctrl-C.
  ///   - limit: seconds after which it is killed.
  /// - Throws: ``Late`` with what it has written until then; an error of Foundation if it could not be started.
  public static func run(
    _ program: String, _ arguments: [String], in folder: URL? = nil, environment: [String: String]? = nil,
    input: String = "", mergesError: Bool = false, interruptAfter: Double? = nil, limit: Double = 300
  ) throws -> FinishedProcess {
    let files = try Files(input: input, mergesError: mergesError)
    defer { files.remove() }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardInput = files.input
    process.standardOutput = files.output
    process.standardError = files.error
    try process.runWithOpenSignals()
    if let interruptAfter {
      DispatchQueue.global().asyncAfter(deadline: .now() + interruptAfter) {
        if process.isRunning { kill(process.processIdentifier, SIGINT) }
      }
    }
    let ends = process.ends(within: limit)
    if !ends { kill(process.processIdentifier, SIGKILL) }
    let (output, error) = try files.texts()
    guard ends else {
      throw Late(
        description: "\(([program] + arguments).joined(separator: " ")) did not end in \(Int(limit)) s: "
          + output + error)
    }
    return FinishedProcess(status: process.terminationStatus, output: output, error: error)
  }

  /// What a process reads and writes. Reading from a pipe would last as long as anything has it open, whatever the limit.
  private struct Files {
    let folder: URL
    let input: FileHandle
    let output: FileHandle
    let error: FileHandle

    init(input text: String, mergesError: Bool) throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "specbranch-run-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(to: folder.appending(path: "input"), atomically: false, encoding: .utf8)
      input = try FileHandle(forReadingFrom: folder.appending(path: "input"))
      output = try Self.created(folder.appending(path: "output"))
      error = mergesError ? output : try Self.created(folder.appending(path: "error"))
    }

    private static func created(_ file: URL) throws -> FileHandle {
      try Data().write(to: file)
      return try FileHandle(forWritingTo: file)
    }

    func texts() throws -> (output: String, error: String) {
      let error = folder.appending(path: "error")
      return (
        String(decoding: try Data(contentsOf: folder.appending(path: "output")), as: UTF8.self),
        String(decoding: (try? Data(contentsOf: error)) ?? Data(), as: UTF8.self)
      )
    }

    func remove() {
      for file in [input, output, error] { try? file.close() }
      try? FileManager.default.removeItem(at: folder)
    }
  }
}

extension Process {
  /// Starts it with no signal blocked: a process inherits what the thread that starts it has blocked, which
  /// is most signals on the threads that tests run on.
  public func runWithOpenSignals() throws {
    var (none, usual) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &usual)
    defer { pthread_sigmask(SIG_SETMASK, &usual, nil) }
    try run()
  }

  /// Waits until it has ended; answers whether it did in that many seconds.
  public func ends(within seconds: Double) -> Bool {
    let end = Date(timeIntervalSinceNow: seconds)
    while isRunning {
      if Date() > end { return false }
      usleep(2000)
    }
    return true
  }
}

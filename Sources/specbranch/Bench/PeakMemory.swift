import Foundation

/// The process's largest resident memory.
enum PeakMemory {
  /// Starts anew where the system can (Linux); elsewhere it stays the largest since the program started.
  static func reset() {
    // Writing 5 resets the "high water mark": proc(5), /proc/PID/clear_refs.
    guard let handle = FileHandle(forWritingAtPath: "/proc/self/clear_refs") else { return }
    _ = OutputFile.write(Array("5".utf8), to: handle.fileDescriptor)
    try? handle.close()
  }

  static var bytes: Int {
    if let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kibibytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
    {
      return kibibytes << 10
    }
    var usage = rusage()
    #if canImport(Darwin)
      return getrusage(RUSAGE_SELF, &usage) == 0 ? usage.ru_maxrss : 0
    #else
      return getrusage(RUSAGE_SELF.rawValue, &usage) == 0 ? usage.ru_maxrss << 10 : 0
    #endif
  }
}

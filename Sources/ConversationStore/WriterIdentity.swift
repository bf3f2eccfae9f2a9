internal import Foundation

/// A process that writes replies and unsent input, so that others can tell whether it still lives.
struct WriterIdentity: Sendable, Equatable {
  /// After this long without a sign of life a process on another machine (or in another container) counts as gone.
  static let silence = 30.0

  /// This start of this machine, and its table of processes.
  let machine: String
  let processID: Int32
  /// When the process started, in the system's own units: numbers of processes are used again.
  let processStart: Int64

  static let current = WriterIdentity(processID: getpid())

  init(machine: String, processID: Int32, processStart: Int64) {
    self.machine = machine
    self.processID = processID
    self.processStart = processStart
  }

  /// A process of this machine.
  init(processID: Int32) {
    self.init(
      machine: Self.currentMachine, processID: processID, processStart: Self.processStart(of: processID) ?? 0)
  }

  /// - Parameter heartbeat: when the process last wrote.
  func isGone(seenBy observer: WriterIdentity, heartbeat: Date, now: Date = Date()) -> Bool {
    guard machine == observer.machine else { return now.timeIntervalSince(heartbeat) > Self.silence }
    return Self.processStart(of: processID) != processStart
  }

  #if os(Linux)
    private static var currentMachine: String {
      let boot = (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)) ?? ""
      let processes = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")) ?? ""
      return boot.trimmingCharacters(in: .whitespacesAndNewlines) + " " + processes
    }

    /// Nil if there is no such process, or only its remains.
    private static func processStart(of processID: Int32) -> Int64? {
      guard let line = try? String(contentsOfFile: "/proc/\(processID)/stat", encoding: .utf8),
        // The program's name comes second, in parentheses, and may contain anything.
        let name = line.lastIndex(of: ")")
      else { return nil }
      let fields = line[line.index(after: name)...].split(separator: " ")
      guard fields.count > 19, fields[0] != "Z", fields[0] != "X" else { return nil }
      return Int64(fields[19])
    }
  #else
    private static var currentMachine: String {
      var boot = timeval()
      var size = MemoryLayout<timeval>.size
      sysctlbyname("kern.boottime", &boot, &size, nil, 0)
      return String(boot.tv_sec)
    }

    private static func processStart(of processID: Int32) -> Int64? {
      var information = proc_bsdinfo()
      let size = Int32(MemoryLayout<proc_bsdinfo>.size)
      guard proc_pidinfo(processID, PROC_PIDTBSDINFO, 0, &information, size) == size else { return nil }
      return Int64(information.pbi_start_tvsec) * 1_000_000 + Int64(information.pbi_start_tvusec)
    }
  #endif
}

import Foundation

/// Memory that this process can still have.
public enum AvailableMemory {
  /// Bytes: what the system can free without swapping, or what a container leaves; nil where neither tells.
  public static var bytes: Int? {
    [system, container].compactMap(\.self).min() ?? Int(clamping: ProcessInfo.processInfo.physicalMemory)
  }

  private static var system: Int? {
    guard let text = try? String(contentsOfFile: "/proc/meminfo", encoding: .utf8) else { return nil }
    return system(meminfo: text)
  }

  static func system(meminfo text: String) -> Int? {
    let line = text.split(separator: "\n").first { $0.hasPrefix("MemAvailable:") }
    let kibibytes = line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    return kibibytes.flatMap { (0...Int.max / 1024).contains($0) ? $0 * 1024 : nil }
  }

  /// What control groups leave, in their second version or their first.
  private static var container: Int? {
    let root = "/sys/fs/cgroup/"
    return left(limit: root + "memory.max", used: root + "memory.current", statistics: root + "memory.stat")
      ?? left(
        limit: root + "memory/memory.limit_in_bytes", used: root + "memory/memory.usage_in_bytes",
        statistics: root + "memory/memory.stat")
  }

  private static func left(limit: String, used: String, statistics: String) -> Int? {
    func text(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }
    guard let limit = text(limit), let used = text(used) else { return nil }
    return container(limit: limit, used: used, statistics: text(statistics) ?? "")
  }

  /// - Parameter statistics: where the pages stand that files fill, which are given up when needed.
  static func container(limit: String, used: String, statistics: String) -> Int? {
    func number(_ text: some StringProtocol) -> Int? {
      Int(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
    // Without a limit there is a word, or a number larger than any memory.
    guard let limit = number(limit), limit < 1 << 60, let used = number(used) else { return nil }
    let inactive = statistics.split(separator: "\n").first { $0.hasPrefix("inactive_file ") }
      .flatMap { number($0.dropFirst("inactive_file ".count)) }
    return max(limit - used + (inactive ?? 0), 0)
  }
}

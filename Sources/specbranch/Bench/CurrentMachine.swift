import Bench
import Foundation

extension BenchSetting.Machine {
  /// This machine.
  static var current: BenchSetting.Machine {
    BenchSetting.Machine(
      processor: processorName, cores: ProcessInfo.processInfo.activeProcessorCount, system: systemName)
  }

  private static var processorName: String {
    #if canImport(Darwin)
      var name = [CChar](repeating: 0, count: 256)
      var size = name.count
      guard sysctlbyname("machdep.cpu.brand_string", &name, &size, nil, 0) == 0 else { return "unknown" }
      return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    #else
      let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
      let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
      return line?.split(separator: ":").last?.trimmingCharacters(in: .whitespaces) ?? "unknown"
    #endif
  }

  private static var systemName: String {
    #if os(macOS)
      "macOS"
    #elseif os(Linux)
      "Linux"
    #else
      "unknown"
    #endif
  }
}

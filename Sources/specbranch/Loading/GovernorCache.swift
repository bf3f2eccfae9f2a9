import Foundation
import LlamaBackend
import SpecCore

/// What mode `auto` knows of a pair on this machine, kept between starts in the user's cache folder: what its
/// forwards cost, and how the draft fared of late (confidences and ranks; no text).
///
/// A file that is missing, broken or cannot be written costs a new measurement, nothing else.
struct GovernorCache: Sendable {
  private struct Entry: Codable {
    var key: String
    var costs: [PairCosts]
    var experience: GovernorExperience?
  }

  private let key: String
  private let file: URL

  /// - Parameters:
  ///   - models: paths of the model files.
  ///   - setting: whatever else the costs depend on.
  init(models: [String], setting: [String], environment: [String: String]) {
    let files = models.map { path in
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      let size = (attributes?[.size] as? Int) ?? 0
      let date = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      return "\(path) \(size) \(date)"
    }
    key = (files + setting + [LlamaEngine.version, LlamaEngine.systemInformation, Self.machine]).joined(
      separator: "\n")
    let folder =
      environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? URL(fileURLWithPath: $0) : nil }
      ?? URL(fileURLWithPath: NSHomeDirectory()).appending(path: ".cache")
    file = folder.appending(path: "specbranch/costs/\(Self.digest(key)).json")
  }

  func costs() -> [PairCosts] { entry()?.costs.filter(\.isPlausible) ?? [] }

  func experience() -> GovernorExperience? { entry()?.experience.flatMap { $0.isPlausible ? $0 : nil } }

  func save(_ costs: [PairCosts]) { save(Entry(key: key, costs: costs, experience: experience())) }

  /// Experience is worth keeping beside costs only.
  func save(_ experience: GovernorExperience) {
    guard var entry = entry() else { return }
    entry.experience = experience
    save(entry)
  }

  private func entry() -> Entry? {
    guard let data = try? Data(contentsOf: file),
      let entry = try? JSONDecoder().decode(Entry.self, from: data), entry.key == key
    else { return nil }
    return entry
  }

  private func save(_ entry: Entry) {
    guard let data = try? JSONEncoder().encode(entry) else { return }
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? data.write(to: file, options: .atomic)
  }

  private static var machine: String {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let model = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?
      .split(separator: "\n").first { $0.hasPrefix("model name") }
    return "\(cores) cores, \(model ?? "unknown processor")"
  }

  /// FNV-1a: short, and the entry itself holds the whole key.
  private static func digest(_ text: String) -> String {
    let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    return String(hash, radix: 16)
  }
}

extension PairCosts {
  /// Whether a file from a disk can be what was once measured.
  fileprivate var isPlausible: Bool {
    let points = target.points + draft.points
    return !target.points.isEmpty && !draft.points.isEmpty
      && points.allSatisfy { $0.units > 0 && $0.seconds.isFinite && $0.seconds > 0 }
      && targetSlowdown.isFinite && draftSlowdown.isFinite && threads.target > 0 && threads.draft > 0
  }
}

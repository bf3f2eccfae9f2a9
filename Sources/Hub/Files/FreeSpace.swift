import Foundation

/// Room on disks.
public enum FreeSpace {
  /// What must stay free, in bytes.
  static let reserve = 64 << 20

  /// Bytes that this user may still write to a folder's disk; nil where the system does not say.
  public static func bytes(at folder: String) -> Int? {
    var status = statvfs()
    guard statvfs(folder, &status) == 0 else { return nil }
    let (bytes, overflow) = Int(clamping: status.f_bavail).multipliedReportingOverflow(
      by: Int(clamping: status.f_frsize))
    return overflow ? .max : bytes
  }

  static func require(_ needed: Int, at folder: String, available: Int?) throws(HubError) {
    guard let available, needed > 0, needed.addingSaturated(reserve) > available else {
      return
    }
    throw HubError(
      .noSpace,
      "\(folder) has \(ByteText.of(available)) free, but \(ByteText.of(needed)) are needed; make room, then try again."
    )
  }
}

/// Bytes for people.
public enum ByteText {
  /// Such as `812 B`, `4.1 MB` or `1.93 GB`; powers of ten, as the hub counts.
  public static func of(_ bytes: Int) -> String {
    guard bytes >= 1000 else { return "\(bytes) B" }
    var value = Double(bytes)
    var unit = 0
    let units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"]
    while value >= 999.5, unit < units.count - 1 {
      value /= 1000
      unit += 1
    }
    return String(
      format: value < 9.995 ? "%.2f %@" : value < 99.95 ? "%.1f %@" : "%.0f %@", value, units[unit])
  }
}

import Foundation
import KeyCatalog
import Testing

@Suite struct KeyWatchTests {
  private let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("keys-\(UUID().uuidString).toml").path

  private func write(_ text: String, age: Double) throws {
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    // Dates given, since a test is faster than a file system's clock.
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceReferenceDate: 1_000_000 - age)], ofItemAtPath: path)
  }

  private func isQuiet(_ watch: inout KeyWatch) -> Bool { watch.change() == nil }

  @Test func aFileThatComesOrChangesIsReadOnceAndFaultsAreTold() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    var watch = KeyWatch(path: path)
    #expect(isQuiet(&watch))
    try write("[tuning]\n\"F9\" = \"zoom\"\n", age: 50)
    let first = watch.change()
    #expect(first?.problems == [])
    #expect(first?.map == KeyFile.keys(at: path).map && first?.map != .standard)
    #expect(isQuiet(&watch))
    // As long as before: only its date tells.
    try write("[tuning]\n\"F9\" = \"zooo\"\n", age: 40)
    let faults = watch.change()?.problems ?? []
    #expect(faults.count == 1)
    #expect(faults.first?.contains("names no command; did you mean “zoom”?") == true)
    try FileManager.default.removeItem(atPath: path)
    #expect(isQuiet(&watch))
  }
}

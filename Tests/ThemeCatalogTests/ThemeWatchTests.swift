import Foundation
import TerminalCore
import Testing
import ThemeCatalog

@Suite struct ThemeWatchTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("themes-\(UUID().uuidString)")

  private func write(_ text: String, age: Double) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent("mine.toml")
    try Data(text.utf8).write(to: file)
    // Dates given, since a test is faster than a file system's clock.
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceReferenceDate: 1_000_000 - age)], ofItemAtPath: file.path)
  }

  private func isQuiet(_ watch: inout ThemeWatch) -> Bool { watch.change() == nil }

  @Test func aChangedFileIsReadAgainAndAFaultIsToldOnce() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("background = 1", age: 50)
    var watch = ThemeWatch(catalog: ThemeCatalog(folders: [folder.path]), name: "mine")
    #expect(isQuiet(&watch))
    try write("background = 2", age: 40)
    let changed2 = try watch.change()?.get()
    #expect(changed2?.background == .indexed(2))
    #expect(isQuiet(&watch))
    try write("backgrund = 3", age: 30)
    guard case .failure(let error)? = watch.change() else {
      Issue.record("a bad theme was taken")
      return
    }
    #expect(error.description.contains("unknown key “backgrund”"))
    #expect(isQuiet(&watch))
    try write("background = 3", age: 20)
    let changed3 = try watch.change()?.get()
    #expect(changed3?.background == .indexed(3))
  }

  @Test func aFileThatIsGoneForAMomentIsNoChange() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("background = 1", age: 50)
    var watch = ThemeWatch(catalog: ThemeCatalog(folders: [folder.path]), name: "mine")
    try FileManager.default.removeItem(at: folder)
    #expect(isQuiet(&watch))
    try write("background = 1", age: 50)
    #expect(isQuiet(&watch))
    var builtIn = ThemeWatch(catalog: ThemeCatalog(folders: []), name: "monochrome")
    #expect(isQuiet(&builtIn))
  }
}

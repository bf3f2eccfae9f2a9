import Foundation
import TerminalCore
import Testing
import ThemeCatalog

/// A folder that is removed with the test.
private final class ScratchFolder {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("themes-\(UUID().uuidString)").path

  func write(_ text: String, to name: String) throws {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

@Suite struct ThemeSearchTests {
  private let scratch = ScratchFolder()

  @Test func foldersAreSearchedInOrder() throws {
    let environment = ["SPECBRANCH_THEMES": "/a:/b", "XDG_CONFIG_HOME": "/c", "HOME": "/h"]
    let catalog = ThemeCatalog.standard(
      given: ["/g"], environment: environment, executable: "/opt/x/bin/specbranch")
    #expect(catalog.folders == ["/g", "/a", "/b", "/c/specbranch/themes", "/opt/x/share/specbranch/themes"])
    #expect(
      ThemeCatalog.standard(environment: ["HOME": "/h"], executable: nil).folders
        == ["/h/.config/specbranch/themes"])
    #expect(ThemeCatalog.standard(environment: [:], executable: nil).folders == [])
  }

  @Test func theCheckoutsThemesAreFoundFromItsBuild() throws {
    try scratch.write("", to: "Package.swift")
    try scratch.write("", to: "themes/one.toml")
    let program = scratch.path + "/.build/debug/specbranch"
    let catalog = ThemeCatalog.standard(environment: [:], executable: program)
    #expect(catalog.names == ["one"])
  }

  @Test func anEarlierFolderWins() throws {
    try scratch.write("background = 1", to: "first/same.toml")
    try scratch.write("background = 2", to: "second/same.toml")
    try scratch.write("background = 3", to: "second/other.toml")
    let catalog = ThemeCatalog(folders: ["first", "missing", "second"].map { scratch.path + "/" + $0 })
    #expect(try catalog.theme(named: "same").background == .indexed(1))
    #expect(try catalog.theme(named: "other").background == .indexed(3))
    #expect(catalog.names == ["other", "same"])
  }

  @Test func aPathNamesAFileDirectly() throws {
    try scratch.write("", to: "mine.toml")
    #expect(try ThemeCatalog(folders: []).theme(named: scratch.path + "/mine.toml").name == "mine")
    #expect(throws: ThemeError.unreadable(file: "/no/such.toml")) {
      try ThemeCatalog(folders: []).theme(named: "/no/such.toml")
    }
    #expect(throws: ThemeError.unreadable(file: scratch.path + "/")) {
      try ThemeCatalog(folders: []).theme(named: scratch.path + "/")
    }
  }

  @Test func bytesThatAreNoTextAreUnreadable() throws {
    try scratch.write("", to: "broken.toml")
    try Data([0xff, 0xfe, 0x00]).write(to: URL(fileURLWithPath: scratch.path + "/broken.toml"))
    #expect(throws: ThemeError.unreadable(file: scratch.path + "/broken.toml")) {
      try ThemeCatalog(folders: [scratch.path]).theme(named: "broken")
    }
  }

  @Test func anUnknownNameIsAnsweredWithTheKnownOnes() throws {
    try scratch.write("", to: "mine.toml")
    let catalog = ThemeCatalog(folders: [scratch.path])
    let error = #expect(throws: ThemeError.self) { try catalog.theme(named: "drak") }
    #expect(
      error?.description
        == "No theme is called “drak”; use one of mine, monochrome or give the path of a file.")
    #expect(try catalog.theme(named: "monochrome") == Theme.monochrome)
  }
}

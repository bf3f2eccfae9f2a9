import Foundation
import Testing
import UserFiles

@Suite struct NewFileTests {
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "new-file-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
    // Nothing half-written is left.
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).allSatisfy { !$0.hasSuffix(".part") })
  }

  @Test func aFileThatIsThereStays() throws {
    try inFolder { folder in
      let path = folder + "/a.md"
      try NewFile.write(Data("one".utf8), to: path)
      #expect(throws: NewFile.Problem.exists(path: path)) { try NewFile.write(Data("two".utf8), to: path) }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "one")
      try NewFile.write(Data("three".utf8), to: path, replacing: true)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "three")
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    }
  }

  @Test func aLinkIsFollowedOnlyToReplace() throws {
    try inFolder { folder in
      let (file, link, lost) = (folder + "/file", folder + "/link", folder + "/lost")
      try NewFile.write(Data("one".utf8), to: file)
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
      try FileManager.default.createSymbolicLink(atPath: lost, withDestinationPath: folder + "/nowhere")
      #expect(throws: NewFile.Problem.exists(path: link)) { try NewFile.write(Data(), to: link) }
      #expect(throws: NewFile.Problem.exists(path: lost)) { try NewFile.write(Data(), to: lost) }
      try NewFile.write(Data("two".utf8), to: link, replacing: true)
      #expect(try String(contentsOfFile: file, encoding: .utf8) == "two")
      #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: link)) != nil)
    }
  }

  @Test func whatCannotBeWrittenIsSaid() throws {
    try inFolder { folder in
      #expect(throws: NewFile.Problem.isFolder(path: folder)) { try NewFile.write(Data(), to: folder) }
      let path = folder + "/no/a.md"
      #expect(throws: NewFile.Problem.noFolder(path: path)) { try NewFile.write(Data(), to: path) }
      try NewFile.write(Data("x".utf8), to: "/dev/null")
    }
  }
}

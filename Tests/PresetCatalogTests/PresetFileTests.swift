import ChatUI
import Foundation
import PresetCatalog
import SpecCore
import TestSupport
import Testing

@Suite struct PresetFileTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("presets-\(UUID().uuidString)")
  private var path: String { folder.appendingPathComponent("presets.toml").path }

  /// Differs from the defaults in everything that a preset sets.
  private static let unusual = DecodingParameters(
    mode: .pearl, draftLength: 5, confidenceThreshold: 0.35, adaptive: true, branchCount: 3, branchStop: 0.2,
    hrad: false,
    sampling: SamplingSettings(
      temperature: 0.7, topK: 40, topP: 0.9, minP: 0.05, repeatPenalty: 1.1, repeatWindow: 32))

  private func write(_ text: String) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  private var fileNames: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  // MARK: Saving

  @Test func whatIsSavedComesBackAndOnlyTheUserMayReadIt() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let preset = Preset(name: "a \"name\" with ε", parameters: Self.unusual)
    #expect(try PresetFile.save(preset, as: 7, at: path) == nil)
    #expect(try PresetFile.save(Preset(name: "plain", parameters: .init()), as: 2, at: path) == nil)
    let read = PresetFile.presets(at: path)
    #expect(read.problems.isEmpty)
    #expect(read.presets == [7: preset, 2: Preset(name: "plain", parameters: DecodingParameters())])
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    #expect(fileNames == ["presets.toml"])
  }

  @Test func savingAtTheSameTimeLosesNothing() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = path
    DispatchQueue.concurrentPerform(iterations: 9) { index in
      _ = try? PresetFile.save(Preset(name: "p\(index)", parameters: Self.unusual), as: index + 1, at: path)
    }
    let read = PresetFile.presets(at: path)
    #expect(read.problems.isEmpty)
    #expect(read.presets.keys.sorted() == Array(1...9))
  }

  @Test func aFileWithFaultsStaysUntilSomethingIsSavedAndIsThenKept() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let broken = "[3]\nname = \"fine\"\n[4]\ntemprature = 1\n"
    try write(broken)
    #expect(PresetFile.presets(at: path).problems.count == 1)
    #expect(fileNames == ["presets.toml"])
    let kept = try #require(
      try PresetFile.save(Preset(name: "new", parameters: Self.unusual), as: 5, at: path))
    #expect(try String(contentsOfFile: kept, encoding: .utf8) == broken)
    let read = PresetFile.presets(at: path)
    #expect(read.problems.isEmpty)
    #expect(read.presets.mapValues(\.name) == [3: "fine", 5: "new"])
    // The next broken one does not replace the first.
    try write("what = ")
    _ = try PresetFile.save(Preset(name: "new", parameters: Self.unusual), as: 5, at: path)
    #expect(fileNames == ["presets.toml", "presets.toml.broken", "presets.toml.broken-2"])
  }

  @Test func aLinkStaysALink() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("")
    let link = folder.appendingPathComponent("link.toml").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    _ = try PresetFile.save(Preset(name: "new", parameters: Self.unusual), as: 5, at: link)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
    #expect(PresetFile.presets(at: path).presets[5]?.parameters == Self.unusual)
  }

  @Test func aFolderThatCannotBeWrittenIsAnError() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("")
    // The folder that it would need is a file.
    #expect(throws: (any Error).self) {
      try PresetFile.save(Preset(name: "new", parameters: Self.unusual), as: 5, at: path + "/presets.toml")
    }
    #expect(fileNames == ["presets.toml"])
  }

  // MARK: Reading

  @Test(arguments: [
    (
      "[7]\ntemprature = 1",
      "In p, preset 7 is left out, because “temprature” names no setting; did you mean “temperature”?"
    ),
    (
      "[7]\ndraft_length = 99",
      "In p, preset 7 is left out, because “draft_length” is 99; write a whole number from 1 to 32."
    ),
    (
      "[7]\ntop_p = nan", "In p, preset 7 is left out, because “top_p” is nan; write a number from 0.01 to 1."
    ),
    (
      "[7]\nmode = \"fast\"",
      "In p, preset 7 is left out, because “mode” is “fast”; write one of autoregressive, speculative, pearl, specbranch, auto."
    ),
    ("[12]\nmode = \"auto\"", "In p, “12” is no preset; write a table, [1] to [9]."),
    (
      "[7]\nname = \"two\\nlines\"",
      "In p, preset 7 is left out, because “name” is “two\nlines”; write a short name in quotes."
    ),
  ])
  func faultsAreSentencesAndTheRestStillCounts(text: String, sentence: String) {
    let read = PresetFile.presets(from: text + "\n[3]\nbranches = 2\ntemperature = 1\n", file: "p")
    #expect(read.problems == [sentence])
    let other = DecodingParameters(branchCount: 2, sampling: SamplingSettings(temperature: 1))
    #expect(read.presets == [3: Preset(name: "yours", parameters: other)])
  }

  @Test func malformedTextNamesItsLine() {
    let read = PresetFile.presets(from: "[7]\nmode = \n", file: "p")
    #expect(read.presets.isEmpty)
    #expect(read.problems.count == 1)
    #expect(read.problems.first?.hasPrefix("The preset file p is not valid TOML at line 2") == true)
  }

  @Test func noFileIsNoFault() {
    #expect(PresetFile.presets(at: path).problems.isEmpty)
    #expect(PresetFile.presets(at: nil).presets.isEmpty)
    #expect(PresetFile.path(environment: ["XDG_CONFIG_HOME": "/c"]) == "/c/specbranch/presets.toml")
  }
}

extension PresetFileTests {
  @Test("2,000 mutated preset files each give presets or sentences")
  func survivesMutations() {
    let sound = """
      [7]
      name = "essays"
      mode = "specbranch"
      draft_length = 6
      temperature = 0.7
      [8]
      name = 'sure'
      """
    var whole = 0
    for text in MutatedTexts(of: sound) {
      let read = PresetFile.presets(from: text, file: "p")
      if read.problems.isEmpty { whole += 1 }
      #expect(read.problems.allSatisfy { $0.contains("p") && ($0.hasSuffix(".") || $0.hasSuffix("?")) })
    }
    #expect((20...1_900).contains(whole))
    for text in MutatedTexts.fatalHeaders {
      #expect(!PresetFile.presets(from: text, file: "p").problems.isEmpty, "\(text)")
    }
  }
}

import Foundation
import Testing

/// Damaged models, adapters and settings, given to the real program on a terminal.
@Suite(.serialized) struct MutatedFilesTests {
  /// Some of each kind; `SPECBRANCH_MUTATED_FILES=2000` for as many, which take a quarter of an hour.
  @Test("Whatever is in a file, the program ends with an exit code, one sentence, and the terminal as it was")
  func survives() throws {
    let outcome = try EmulatorScript.run(
      "mutated-files.py", ["--program", ProgramUnderTest.path], option: "--files",
      variable: "SPECBRANCH_MUTATED_FILES", usually: "24")
    #expect(outcome.status == 0 && outcome.output.contains("no problems"), "\(outcome.output)")
  }
}

import Testing

@testable import Configuration

/// The program changes one line of a file that people write.
@Suite struct ConfigEditTests {
  private func edited(_ text: String, profile: String? = nil) -> String? {
    ConfigEdit.text(text, setting: .contextPolicy, to: .text("stop"), profile: profile)
  }

  @Test(
    "One line changes or comes, where it belongs; the rest stays as it was written",
    arguments: [
      ("", "context_policy = \"stop\"\n"),
      ("mouse = false\n", "mouse = false\ncontext_policy = \"stop\"\n"),
      ("mouse = false", "mouse = false\ncontext_policy = \"stop\""),
      ("context_policy = \"drop-oldest\"\n", "context_policy = \"stop\"\n"),
      ("  context_policy='summarise' # mine\nvi = true", "  context_policy = \"stop\"  # mine\nvi = true"),
      ("context_policy = \"nonsense\"\n", "context_policy = \"stop\"\n"),
      (
        "vi = true\r\n[profiles.a]\r\nseed = 1\r\n",
        "vi = true\r\ncontext_policy = \"stop\"\r\n[profiles.a]\r\nseed = 1\r\n"
      ),
      ("# a\n[profiles.a]\nseed = 1\n", "context_policy = \"stop\"\n# a\n[profiles.a]\nseed = 1\n"),
      (
        "# What.\n#context_policy = \"drop-oldest\"\n\n# Next.\n#vi = true\n",
        "# What.\n#context_policy = \"drop-oldest\"\ncontext_policy = \"stop\"\n\n# Next.\n#vi = true\n"
      ),
      ("stop = [\n  \"A\",\n]\n", "stop = [\n  \"A\",\n]\ncontext_policy = \"stop\"\n"),
    ])
  func changesOneLine(before: String, after: String) { #expect(edited(before) == after) }

  @Test("The profile in use changes where it has the key, and the top of the file where it has not")
  func profiles() {
    let file = "vi = true\n\n[profiles.fast]\ncontext_policy = \"summarise\"\nseed = 1\n"
    #expect(edited(file, profile: "fast") == file.replacing("summarise", with: "stop"))
    #expect(edited(file, profile: "other")?.hasPrefix("vi = true\ncontext_policy = \"stop\"\n") == true)
  }

  @Test(
    "A file that is not valid, or says more on the line, is left alone", arguments: ["vi = ", "[", "a = {\n"])
  func leftAlone(text: String) { #expect(edited(text) == nil) }

  @Test("The file that config edit begins with takes it, too")
  func template() throws {
    let text = try #require(edited(ConfigTemplate.text))
    #expect(ConfigFile.read(text: text).settings[.contextPolicy]?.value == .text("stop"))
    #expect(ConfigFile.read(text: text).settings.count == 1)
  }
}

import Bench
import Testing

/// Suites in both formats, and what is wrong with a line.
@Suite struct SuiteReaderTests {
  @Test("Messages keep the replies they give; the last question is the model's to answer")
  func messages() throws {
    let text = """
      {"category": "talk", "messages": [{"role": "system", "content": "Be brief."}, \
      {"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello!"}, \
      {"role": "user", "content": "Bye"}], "reference": "Bye!"}
      """
    let items = try SuiteReader.items(of: text)
    #expect(
      items == [
        SuiteItem(
          line: 1, category: "talk", system: "Be brief.",
          exchanges: [.init(question: "Hi", reply: "Hello!"), .init(question: "Bye")])
      ])
  }

  @Test("Spec-Bench's lines are read as they are: every turn is the model's to answer")
  func turns() throws {
    let text = """
      {"question_id": 81, "category": "writing", "turns": ["Compose a post.", "Rewrite it."]}

      {"question_id": 121, "category": "coding", "turns": ["Write C++."], "reference": ["x"]}

      """
    let items = try SuiteReader.items(of: text)
    #expect(
      items == [
        SuiteItem(
          line: 1, category: "writing",
          exchanges: [.init(question: "Compose a post."), .init(question: "Rewrite it.")]),
        SuiteItem(line: 3, category: "coding", exchanges: [.init(question: "Write C++.")]),
      ])
  }

  @Test("The first of each category are taken")
  func perCategory() throws {
    let text = ["a", "a", "b", "a", "b", "b"].map { #"{"category": "\#($0)", "turns": ["?"]}"# }
      .joined(separator: "\n")
    #expect(try SuiteReader.items(of: text, perCategory: 2).map(\.line) == [1, 2, 3, 5])
    #expect(try SuiteReader.items(of: text).count == 6)
  }

  @Test(
    "A malformed line is one sentence with its number",
    arguments: [
      "not json", "[]", #"{"category": "a"}"#, #"{"turns": ["?"]}"#, #"{"category": "", "turns": ["?"]}"#,
      #"{"category": "a", "turns": []}"#, #"{"category": "a", "turns": [" "]}"#,
      #"{"category": "a", "turns": ["?"], "messages": []}"#, #"{"category": "a", "messages": []}"#,
      #"{"category": "a", "messages": [{"role": "assistant", "content": "x"}]}"#,
      #"{"category": "a", "messages": [{"role": "robot", "content": "x"}]}"#,
      #"{"category": "a", "messages": [{"role": "user", "content": "x"}, {"role": "user", "content": "y"}]}"#,
      #"{"category": "a", "messages": [{"role": "user", "content": "x"}, {"role": "assistant", "content": "y"}]}"#,
    ])
  func malformed(line: String) {
    let text = #"{"category": "a", "turns": ["?"]}"# + "\n" + line
    let error = #expect(throws: SuiteError.self) { try SuiteReader.items(of: text) }
    #expect(error?.description.contains("Line 2 ") == true)
  }

  @Test("A suite without prompts is refused")
  func empty() { #expect(throws: SuiteError.self) { try SuiteReader.items(of: "\n \n") } }
}

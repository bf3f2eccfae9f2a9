import ConversationExport
import Foundation
import Testing

@Suite struct HarmlessJSONTests {
  @Test func theValueStaysTheSameAndNothingActsOnATerminal() throws {
    let scalars = (UInt32(0)...0x2100).compactMap(Unicode.Scalar.init) + ["\u{1f600}", "\\", "\""]
    let text = String(String.UnicodeScalarView(scalars))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .withoutEscapingSlashes]
    let json = String(decoding: try encoder.encode([text: [text]]), as: UTF8.self)
    let harmless = HarmlessJSON.of(json)
    #expect(try JSONDecoder().decode([String: [String]].self, from: Data(harmless.utf8)) == [text: [text]])
    for scalar in harmless.unicodeScalars where scalar != "\n" {
      #expect(
        !scalar.properties.isBidiControl && scalar.properties.generalCategory != .control, "\(scalar.value)")
    }
    #expect(HarmlessJSON.of("{\n  \"é漢\u{301}\" : 1\n}") == "{\n  \"é漢\u{301}\" : 1\n}")
  }
}

import Foundation
import LlamaBackend
import SpecCore
import Testing

@Suite("A vocabulary that is read without the engine")
struct HeaderVocabularyTests {
  private func vocabulary(_ path: String) throws -> HeaderVocabulary {
    try #require(try HeaderVocabulary.read(path))
  }

  @Test("has the tokens that the engine finds, and which of them are control tokens")
  func sameAsEngine() throws {
    let listed = try vocabulary(StarterPair.targetPath)
    let codec = LlamaTextCodec(try StarterPair.target)
    #expect(listed.vocabularySize == codec.vocabularySize)
    let control = (0..<Token(codec.vocabularySize)).filter(codec.isControl)
    #expect(!control.isEmpty && (0..<Token(listed.vocabularySize)).filter(listed.isControl) == control)
    #expect(control.allSatisfy { listed.displayText(of: $0) == codec.displayText(of: $0) })
  }

  @Test("tells models of one vocabulary from those of two")
  func compatibility() throws {
    let (target, draft) = (try vocabulary(StarterPair.targetPath), try vocabulary(StarterPair.draftPath))
    #expect(PairCompatibility(target: target, draft: draft) == .fine(commonVocabularySize: 4096))
    // The same file with one token spelt in another way.
    var data = try Data(contentsOf: URL(fileURLWithPath: StarterPair.draftPath))
    let place = try #require(data.range(of: Data("\u{120}the".utf8)))
    data[place.upperBound - 1] = UInt8(ascii: "q")
    try withFile(data) { path in
      guard case .mismatch(let sentence) = PairCompatibility(target: target, draft: try vocabulary(path))
      else {
        Issue.record("They fit.")
        return
      }
      #expect(sentence.contains("one vocabulary"), "\(sentence)")
    }
  }

  @Test("is none where the file lists none")
  func none() throws {
    try withFile(HeaderBytes.sound) { path in
      let vocabulary = try HeaderVocabulary.read(path)
      #expect(vocabulary == nil)
    }
    #expect(throws: ModelLoadError.self) { try HeaderVocabulary.read("/nowhere.gguf") }
  }
}

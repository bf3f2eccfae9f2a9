import Foundation

/// Text whose words are as frequent as in a natural language: the n-th word 1/n as often as the first.
struct GeneratedText {
  enum Script {
    case latin, cyrillic, ideographs
  }

  private static let vocabulary = 30_000
  private static let latin = [
    "ka", "ten", "lo", "mir", "su", "re", "van", "di", "po", "shel", "an", "tri", "ox", "be",
  ]
  private static let cyrillic = [
    "ка", "тен", "ло", "мир", "су", "ре", "ван", "ди", "по", "шел", "ан", "три", "окс", "бе",
  ]
  private static let ideographs = Array("天気今日明東京大学中文语言模型学习数据时间问题回答世界中国日本語人生水火木金土山川田")
  private var state: UInt64

  init(seed: UInt64 = 7) { state = seed }

  mutating func words(_ count: Int, _ script: Script = .latin) -> String {
    if script == .ideographs { return characters(3 * count) }
    return (0..<count).map { _ in Self.word(frequentRank(), script) }.joined(separator: " ")
  }

  /// A reply as models write them: paragraphs, a list or a block of code now and then.
  mutating func reply(_ script: Script) -> String {
    let text = words(110, script)
    switch Int(uniform() * 4) {
    case 0:
      return text + "\n\n- \(words(6, script))\n- **\(words(2, script))** \(words(5, script))\n\n"
        + words(20, script)
    case 1:
      return text + "\n\n```swift\nlet \(words(1)) = \(words(1))(\"\(words(3))\")\n```\n\n"
        + words(20, script)
    default: return text + "\n\n" + words(40, script)
    }
  }

  mutating func characters(_ count: Int) -> String {
    String((0..<count).map { _ in Self.ideographs[Int(uniform() * Double(Self.ideographs.count))] })
  }

  /// A word that is one of the most frequent ones, or one of all with the same chance.
  mutating func word(isCommon: Bool) -> String {
    Self.word(isCommon ? Int(uniform() * 20) : Int(uniform() * Double(Self.vocabulary)), .latin)
  }

  /// Ranks by Zipf's law: the logarithm of the rank is uniform.
  private mutating func frequentRank() -> Int {
    Int(pow(Double(Self.vocabulary), uniform())) - 1
  }

  private static func word(_ rank: Int, _ script: Script) -> String {
    let syllables = script == .cyrillic ? cyrillic : latin
    var (word, rest) = ("", rank)
    repeat {
      word += syllables[rest % syllables.count]
      rest /= syllables.count
    } while rest > 0
    return word
  }

  mutating func uniform() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / Double(1 << 53)
  }
}

import ChatUI
import SpecCore

extension PairSummary {
  /// What the screen tells about a pair that was loaded with these options.
  init(_ pair: LoadedPair, _ options: ChatOptions) {
    let catalogued = pair.source.catalogued
    let topics = catalogued?.manifest.topics
    self.init(
      name: pair.source.name, isDemonstration: catalogued?.isDemonstration ?? false,
      canTalkAbout: topics?.can ?? [], cannotTalkAbout: topics?.cannot.map { [$0] } ?? [],
      examples: topics?.try ?? [],
      biggerPair:
        "For real work name a bigger pair: specbranch --target big.gguf --draft small.gguf, two models with "
        + "one vocabulary.",
      targetPlace: pair.targetPlace, contextLength: pair.contextLength,
      maxTokens: options.decoding.maxTokens, pacing: options.pacing,
      threadSplits: pair.threadSplits)
  }
}

import ChatUI
import Hub
import PairCatalog

/// What the chat's picker offers: the pairs that are installed, then those of the catalogue that are not.
enum PairChoices {
  /// Reads manifests and models' headers; blocks meanwhile.
  static func all(_ options: ChatOptions) throws -> [PairChoice] {
    let folders = options.settings.list(.modelFolders).map(Home.expanded)
    let catalog = PairCatalog.installed(folders)
    let pairs = catalog.list().pairs
    let names = Set(pairs.map(\.name))
    // A catalogue with a fault is no reason to hide the pairs that are here.
    let known = (try? KnownPairs(folders: catalog.folders).pairs) ?? []
    return pairs.map { installed($0, options) }
      + known.filter { !names.contains($0.name) }.map(notInstalled)
  }

  private static func installed(_ pair: CataloguedPair, _ options: ChatOptions) -> PairChoice {
    // What the pair would be loaded with.
    let preferences = try? options.choosing(pair: pair.name).preferences
    let facts = PairFacts(pair, options: preferences?.pair)
    let problem = facts.problem(pair)
    var lines = [models(facts), "A context of \(facts.context) tokens; \(facts.licence)."]
    lines.append(facts.memory)
    return PairChoice(
      name: pair.name, title: pair.manifest.title, size: ByteText.of(facts.target.size + facts.draft.size),
      standing: problem != nil ? .unusable : facts.fits ? .fits : .tooLarge,
      facts: problem.map { [$0] } ?? lines, advice: problem)
  }

  private static func models(_ facts: PairFacts) -> String {
    func text(_ lane: String, _ model: PairFacts.Model) -> String {
      [lane, ByteText.of(model.size), model.quantisation].compactMap(\.self).joined(separator: " ")
    }
    return text("Target", facts.target) + ", " + text("draft", facts.draft) + "."
  }

  private static func notInstalled(_ pair: KnownPair) -> PairChoice {
    let facts = KnownPairFacts(pair)
    let types = [pair.target.weightType, pair.draft.weightType].map { $0 ?? "unknown type" }
    return PairChoice(
      name: pair.name, title: pair.title, size: facts.size.map { "~" + ByteText.of($0) } ?? "",
      standing: .notInstalled,
      facts: [
        pair.summary,
        "\(types[0]) with \(types[1]), \(facts.sizeText), a context of \(facts.context) tokens; \(pair.licence).",
        facts.memory,
      ],
      advice: "It is not installed; in a shell, specbranch models pull \(pair.name) fetches it.")
  }
}

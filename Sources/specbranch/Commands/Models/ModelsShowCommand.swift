import ArgumentParser
import Foundation
import Hub
import PairCatalog

/// Says what a pair is and what it needs.
struct ModelsShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a pair's sizes, licence, context, and the memory it needs.")

  @Argument(help: "An installed pair, or one of the catalogue.", completion: Completions.pairs) var name:
    String
  @Flag(help: "As JSON.") var json = false

  func run() async throws {
    let catalog = PairCatalog.installed()
    let installed: CataloguedPair
    do throws(PairError) {
      installed = try catalog.pair(named: name)
    } catch {
      if let known = try KnownPairs(folders: catalog.folders).pairs.first(where: { $0.name == name }) {
        return try await show(known)
      }
      throw CommandFailure(error.sentence)
    }
    let facts = PairFacts(installed, options: ModelsOptions.options(of: name), comparesVocabularies: true)
    if json { return try await CommandOutput.print(json: facts) }
    await CommandOutput.print(text(facts))
  }

  private func show(_ pair: KnownPair) async throws {
    if json { return try await CommandOutput.print(json: pair) }
    let facts = KnownPairFacts(pair)
    var rows = [
      ["licence", pair.licence], ["size", facts.sizeText], ["context", "\(facts.context) tokens"],
    ]
    if let template = pair.chatTemplate { rows.append(["template", "\(template), one of the engine's own"]) }
    for (lane, model) in [("target", pair.target), ("draft", pair.draft)] {
      let revision = model.revision.map { " at \($0)" } ?? ""
      rows += [[lane, "\(model.repository)\(revision): \(model.file)"], ["", KnownPairFacts.text(model)]]
    }
    await CommandOutput.print(
      """
      \(pair.name): \(pair.title)
      \(pair.summary)
      \(CommandOutput.table(rows))
      \(facts.memory)
      Not installed; specbranch models pull \(pair.name) fetches it. \
      \(pair.verified ? "We have run it." : "We have not run it ourselves.")
      """)
  }

  private func text(_ facts: PairFacts) -> String {
    var lines = ["\(facts.name): \(facts.title)", facts.summary]
    lines.append(
      CommandOutput.table([
        ["folder", facts.folder], ["licence", facts.licence], ["context", "\(facts.context) tokens"],
      ]))
    for (lane, model) in [("Target", facts.target), ("Draft", facts.draft)] {
      lines += ["", lane, CommandOutput.table(rows(model))]
      if let problem = model.problem { lines.append("  ! \(problem)") }
    }
    lines += ["", facts.memory] + [facts.vocabulary].compactMap(\.self)
    return lines.joined(separator: "\n")
  }

  private func rows(_ model: PairFacts.Model) -> [[String]] {
    var rows = [["file", model.file], ["size", ByteText.of(model.size)]]
    if let type = model.quantisation { rows.append(["quantisation", type]) }
    if let count = model.parameters {
      rows.append([
        "parameters",
        count < 1_000_000_000
          ? String(format: "%.1f million", Double(count) / 1e6)
          : String(format: "%.2f billion", Double(count) / 1e9),
      ])
    }
    if let context = model.trainedContext { rows.append(["made for", "\(context) tokens of context"]) }
    if let licence = model.licence { rows.append(["licence", licence]) }
    if let source = model.source { rows.append(["source", source]) }
    if let memory = model.memory {
      let cache = memory.cache.map(ByteText.of) ?? "unknown"
      rows.append([
        "memory",
        "weights \(ByteText.of(memory.weights)), cache \(cache), buffers \(ByteText.of(memory.buffers)) (estimate)",
      ])
    }
    return rows
  }
}

import ArgumentParser
import Foundation
import Hub
import LlamaBackend
import PairCatalog

/// Says which pairs are here and which could be fetched.
struct ModelsListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the pairs that are installed, and those of the catalogue.")

  @Flag(help: "As JSON.") var json = false

  private struct Entry: Encodable {
    let name: String
    let title: String
    let licence: String
    let installed: Bool
    /// Bytes on this disk.
    let size: Int?
    /// Bytes to fetch, about, of a pair of the catalogue.
    let approximateSize: Int?
    let verified: Bool?
  }

  private struct Listing: Encodable {
    let installed: [Entry]
    let catalogue: [Entry]
    let unfinished: [String]
    let problems: [String]
  }

  func run() async throws {
    let catalog = PairCatalog.installed()
    let (pairs, problems) = catalog.list()
    let known = try KnownPairs(folders: catalog.folders).pairs
    let installed = pairs.map { pair in
      let size = [pair.targetPath, pair.draftPath].flatMap(ModelParts.paths).reduce(0) {
        $0 + FileSize.of($1)
      }
      return Entry(
        name: pair.name, title: pair.manifest.title, licence: pair.manifest.licence, installed: true,
        size: size, approximateSize: nil, verified: nil)
    }
    let names = Set(pairs.map(\.name))
    let listing = Listing(
      installed: installed,
      catalogue: known.map {
        Entry(
          name: $0.name, title: $0.title, licence: $0.licence, installed: names.contains($0.name), size: nil,
          approximateSize: KnownPairFacts($0, available: nil).size, verified: $0.verified)
      },
      unfinished: (try? ModelLibrary.ofUser())?.unfinished ?? [], problems: problems.map(\.sentence))
    if json { return try await CommandOutput.print(json: listing) }
    await CommandOutput.print(text(listing))
  }

  private func text(_ listing: Listing) -> String {
    var lines = ["Installed"]
    lines.append(
      listing.installed.isEmpty
        ? "  none"
        : CommandOutput.table(
          listing.installed.map { [$0.name, ByteText.of($0.size ?? 0), $0.licence, $0.title] }))
    if !listing.catalogue.isEmpty {
      lines += ["", "Catalogue (specbranch models pull NAME; ✓ is installed)"]
      lines.append(
        CommandOutput.table(
          listing.catalogue.map {
            [
              $0.installed ? "✓" : " ", $0.name,
              $0.approximateSize.map { "about \(ByteText.of($0))" } ?? "size unknown", $0.licence, $0.title,
            ]
          }))
    }
    if !listing.unfinished.isEmpty {
      lines += ["", "Not finished (pull them again to go on, or remove them)"]
      lines += listing.unfinished.map { "  \($0)" }
    }
    if !listing.problems.isEmpty { lines += ["", "Problems"] + listing.problems.map { "  ! \($0)" } }
    return lines.joined(separator: "\n")
  }
}
